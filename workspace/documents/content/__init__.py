"""What is inside files. Knows no model: files go in, plain data comes out."""

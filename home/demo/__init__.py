"""Demo content: a fictitious portal for a real region, its copy in data files, its pictures drawn by our own code."""

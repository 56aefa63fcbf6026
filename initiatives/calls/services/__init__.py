"""What changes calls and answers; views, forms, the admin, jobs and the demo all call these."""

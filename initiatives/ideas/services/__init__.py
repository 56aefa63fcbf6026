"""What changes ideas; views, the admin, jobs and the demo all call these."""

"""The portal as an app on a telephone or a computer: its name and icons, and a page for when there is no network."""

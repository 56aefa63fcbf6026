"""Pictures without what stands in them besides the picture: a module for each way of packing them.

    stripped(file)  # the pieces of the new file, one after the other

Errors: StrangePictureError, also in the middle.
"""

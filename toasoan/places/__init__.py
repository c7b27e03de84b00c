"""Places (địa danh): administrative units, their validity and successors.

Owns the table of units, loaded from a file in the repository. It never knows who mentions a place.
"""

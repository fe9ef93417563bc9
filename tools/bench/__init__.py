"""`make bench`: how fast the portal is, each figure beside a floor that is measured in the same run by the same method.

Standard output holds one JSON line per measure and nothing else; what was done to get there is said on standard error.
"""

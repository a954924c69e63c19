"""What the synthetic data set of the founding campaign is made of. Everybody and everything in it
is invented.
"""

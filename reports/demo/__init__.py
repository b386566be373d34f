"""The demo council: fictitious, its people named by role, its facts those of real ones.

What happened is written down as data, one module a programme (Milton Keynes' longer
story: one a strand); `load.py` tells it again through the ordinary services, each step
dated when it happened.
"""

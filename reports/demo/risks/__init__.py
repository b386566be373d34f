"""The risks of the demo council: one module a programme, each register as data.

Harborough's three risks with their words and controls, the risks Plymouth's board was
told of, and registers of project, strand and programme kept as Milton Keynes kept
its own: workshops in August and December 2011, the programme's risks at every second
Operations Board.
"""

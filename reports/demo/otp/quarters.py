"""The five quarters the programme reported on; reports were due twelve days after."""

APR_JUN_2011, JUL_SEP_2011, OCT_DEC_2011, JAN_MAR_2012, APR_JUN_2012 = range(5)

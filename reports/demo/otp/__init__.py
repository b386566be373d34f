"""The Organisational Transformation Programme, June 2011 to July 2012."""

// Gives Swift the HDF5 constants that are macros or computed at run time.
#pragma once
#include <hdf5.h>

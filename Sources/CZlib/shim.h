// zlib, with its initialisers as functions: inflateInit2 is a macro, which Swift cannot call.
#pragma once
#include <zlib.h>

static inline int fairway_inflate_init(z_streamp stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

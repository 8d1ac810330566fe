#ifndef COLOPHON_SERIAL_OPENMP_H
#define COLOPHON_SERIAL_OPENMP_H

/// The entry points of GNU's OpenMP library that start a parallel region, or share one's sections out: here the region
/// runs on the calling thread. A program that holds them is asked before libgomp is, by every library that it loads.
///
/// All other entry points stay libgomp's own: outside of a region that it started itself, they serve a team of one.
/// The names and parameters are those of libgomp's binary interface (GCC's `libgomp.map`, versions GOMP_1.0 and 4.0).

/// Runs `body(data)` once.
void GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags);

/// Runs `body(data)` once, which takes each of `sections` sections by `GOMP_sections_next`.
void GOMP_parallel_sections(
  void (*body)(void *), void *data, unsigned threads, unsigned sections, unsigned flags);

/// Begins a number of sections inside a region. Gives the first one's number, 0 if there is none.
unsigned GOMP_sections_start(unsigned sections);

/// Number of the next section from 1 on, 0 when all are taken.
unsigned GOMP_sections_next(void);

void GOMP_sections_end(void);
void GOMP_sections_end_nowait(void);

#endif

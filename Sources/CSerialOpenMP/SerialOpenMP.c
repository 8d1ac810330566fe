#include "CSerialOpenMP.h"

// Each thread may be in a region of its own.
static _Thread_local struct {
  unsigned count;
  unsigned taken;
} sections;

void GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags) {
  (void)threads, (void)flags;
  body(data);
}

void GOMP_parallel_sections(
  void (*body)(void *), void *data, unsigned threads, unsigned count, unsigned flags) {
  (void)threads, (void)flags;
  // A section may hold a region with sections itself.
  const __typeof__(sections) outer = sections;
  sections.count = count;
  sections.taken = 0;
  body(data);
  sections = outer;
}

unsigned GOMP_sections_start(unsigned count) {
  sections.count = count;
  sections.taken = 0;
  return GOMP_sections_next();
}

unsigned GOMP_sections_next(void) {
  return sections.taken < sections.count ? ++sections.taken : 0;
}

void GOMP_sections_end(void) {}

void GOMP_sections_end_nowait(void) {}

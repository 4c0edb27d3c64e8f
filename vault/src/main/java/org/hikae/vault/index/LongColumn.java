package org.hikae.vault.index;

import java.util.Arrays;

/// Numbers in pages, so that growing copies nothing.
final class LongColumn {
  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;

  private long[][] pages = new long[4][];
  private int size;

  void add(long value) {
    var page = size >>> PAGE_BITS;
    if (page == pages.length) {
      pages = Arrays.copyOf(pages, page * 2);
    }
    if ((size & PAGE - 1) == 0) {
      pages[page] = new long[PAGE];
    }
    pages[page][size++ & PAGE - 1] = value;
  }

  long get(int at) {
    return pages[at >>> PAGE_BITS][at & PAGE - 1];
  }

  int size() {
    return size;
  }
}

package org.hikae.vault.index;

import java.util.Arrays;

/// Numbers in pages, so that growing copies nothing.
final class IntColumn {
  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;

  private int[][] pages = new int[4][];
  private int size;

  void add(int value) {
    var page = size >>> PAGE_BITS;
    if (page == pages.length) {
      pages = Arrays.copyOf(pages, page * 2);
    }
    if ((size & PAGE - 1) == 0) {
      pages[page] = new int[PAGE];
    }
    pages[page][size++ & PAGE - 1] = value;
  }

  void set(int at, int value) {
    pages[at >>> PAGE_BITS][at & PAGE - 1] = value;
  }

  int get(int at) {
    return pages[at >>> PAGE_BITS][at & PAGE - 1];
  }

  int size() {
    return size;
  }
}

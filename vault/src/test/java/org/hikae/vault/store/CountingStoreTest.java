package org.hikae.vault.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;

class CountingStoreTest {
  @Test
  void countsWhatSucceeded() throws Exception {
    try (var store = new CountingStore(new MemoryStore())) {
      store.put("a", ByteBuffer.allocate(100));
      store.put("a", ByteBuffer.allocate(100));
      store.get("a", 10, 30);
      assertThatThrownBy(() -> store.get("b", 0, 1)).isInstanceOf(StoreException.Missing.class);
      store.delete("a");

      assertThat(store.figures()).isEqualTo(new CountingStore.Figures(1, 1, 100, 1, 30, 0, 0, 1));
    }
  }

  @Test
  void passesNoWriteThroughAStoreThatIsForReadingOnly() throws Exception {
    try (var behind = new MemoryStore();
        var store = new ReadOnlyStore(behind)) {
      behind.put("a", ByteBuffer.allocate(1));

      assertThatThrownBy(() -> store.put("b", ByteBuffer.allocate(1)))
          .isInstanceOf(StoreException.Forbidden.class);
      assertThatThrownBy(() -> store.delete("a")).isInstanceOf(StoreException.Forbidden.class);
      assertThat(store.stat("a")).isPresent();
    }
  }
}

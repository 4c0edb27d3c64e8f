package org.hikae.vault.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.vault.store.testing.FaultyStore.Operation.GET;
import static org.hikae.vault.store.testing.FaultyStore.Operation.PUT;
import static org.hikae.vault.store.testing.FaultyStore.every;
import static org.hikae.vault.store.testing.FaultyStore.first;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.hikae.vault.store.Store.Put;
import org.hikae.vault.store.testing.Fault;
import org.hikae.vault.store.testing.FaultyStore;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;

class RetryingStoreTest {
  private static final Backoff BACKOFF =
      new Backoff(4, Duration.ofMillis(100), Duration.ofMillis(250));

  private final MemoryStore behind = new MemoryStore();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void outlastsAStormOfRefusals() throws Exception {
    var store = retrying(new FaultyStore(behind).on(first(PUT, 3), Fault.BUSY));

    assertThat(store.put("a", bytes("x"))).isEqualTo(Put.CREATED);

    assertThat(pauses).hasSize(3);
    assertThat(pauses.get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
    assertThat(pauses.get(1)).isLessThanOrEqualTo(Duration.ofMillis(200));
    assertThat(pauses.get(2)).isLessThanOrEqualTo(Duration.ofMillis(250));
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    var store = retrying(new FaultyStore(behind).on(every(GET), Fault.BUSY));

    assertThatThrownBy(() -> store.get("a", 0, 1)).isInstanceOf(StoreException.Unavailable.class);

    assertThat(pauses).hasSize(3);
  }

  @Test
  void doesNotRepeatWhatCannotHelp() {
    var store = retrying(new FaultyStore(behind).on(every(PUT), Fault.FULL_DISK));

    assertThatThrownBy(() -> store.put("a", bytes("x"))).isInstanceOf(StoreException.Full.class);

    assertThat(pauses).isEmpty();
  }

  @Test
  void findsItsOwnObjectWhenOnlyTheAnswerWasLost() throws Exception {
    var store = retrying(new FaultyStore(behind).on(first(PUT, 1), Fault.LOST_ANSWER));

    assertThat(store.put("a", bytes("x"))).isEqualTo(Put.EXISTED);
    assertThat(behind.stat("a")).isPresent();
  }

  @Test
  void takesAListingUpAgainAndPassesNothingOnTwice() throws Exception {
    behind.put("a", bytes("x"));
    behind.put("b", bytes("x"));
    var seen = new ArrayList<String>();

    retrying(new BreaksAfterListing(behind, 2)).list("", object -> seen.add(object.key()));

    assertThat(seen).containsExactly("a", "b");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void passesOnOnceWhatTheServerShowsTwice() throws Exception {
    behind.put("a", bytes("x"));
    var seen = new ArrayList<String>();

    retrying(new ShowsTwice(behind)).list("", object -> seen.add(object.key()));

    assertThat(seen).containsExactly("a");
  }

  @Test
  void givesAListingUpThatBreaksEachTime() throws Exception {
    behind.put("a", bytes("x"));
    var broken = retrying(new BreaksAfterListing(behind, Integer.MAX_VALUE));

    assertThatThrownBy(() -> broken.list("", _ -> {}))
        .isInstanceOf(StoreException.Unavailable.class);
  }

  @Test
  void goesOnTidyingAndRevealingAfterACut() throws Exception {
    var store = retrying(new TidiesAtSecondTry(behind));

    assertThat(store.tidy(Instant.EPOCH)).isEqualTo(1);
    assertThat(store.reveal()).isEqualTo(2);

    assertThat(pauses).hasSize(2);
  }

  private RetryingStore retrying(Store store) {
    return new RetryingStore(store, BACKOFF, new Random(1), pauses::add);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static final class BreaksAfterListing extends ForwardingStore {
    private int times;

    BreaksAfterListing(Store behind, int times) {
      super(behind);
      this.times = times;
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> each) throws IOException {
      super.list(prefix, each);
      if (times-- > 0) {
        throw new StoreException.Unavailable(address(), "cut", null);
      }
    }
  }

  private static final class TidiesAtSecondTry extends ForwardingStore {
    private int tries;

    TidiesAtSecondTry(Store behind) {
      super(behind);
    }

    @Override
    public long tidy(Instant before) throws IOException {
      return secondTry(1);
    }

    @Override
    public long reveal() throws IOException {
      return secondTry(2);
    }

    private long secondTry(long count) throws StoreException {
      if (++tries % 2 == 1) {
        throw new StoreException.Unavailable(address(), "cut", null);
      }
      return count;
    }
  }

  private static final class ShowsTwice extends ForwardingStore {
    ShowsTwice(Store behind) {
      super(behind);
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> each) throws IOException {
      super.list(prefix, each);
      super.list(prefix, each);
    }
  }
}

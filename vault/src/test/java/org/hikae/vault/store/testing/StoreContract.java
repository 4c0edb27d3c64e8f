package org.hikae.vault.store.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.Store.Put;
import org.hikae.vault.store.Store.StoredObject;
import org.hikae.vault.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store promises. Each implementation's test extends this and opens an empty store.
public abstract class StoreContract {
  private static final String KEY = "packs/3f/3f1a";

  private Store store;

  /// An empty store. [#reopen] gives it again, through another door when there is one.
  protected abstract Store open() throws Exception;

  protected abstract Store reopen() throws Exception;

  /// The size of a large object, to be lowered where a server is slow.
  protected int largeBytes() {
    return 33 << 20;
  }

  @BeforeEach
  void openEmpty() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() throws Exception {
    store.close();
  }

  @Test
  void givesBackWhatWasPut() throws Exception {
    assertThat(store.put(KEY, bytes("content"))).isEqualTo(Put.CREATED);

    assertThat(text(store.get(KEY))).isEqualTo("content");
    assertThat(text(store.get(KEY, 3, 3))).isEqualTo("ten");
  }

  @Test
  void leavesTheCallersBufferAsItWas() throws Exception {
    var content = bytes("-content-").position(1).limit(8);

    store.put(KEY, content);

    assertThat(content.remaining()).isEqualTo(7);
    assertThat(text(store.get(KEY))).isEqualTo("content");
  }

  @Test
  void neverOverwrites() throws Exception {
    store.put(KEY, bytes("first"));

    assertThat(store.put(KEY, bytes("second"))).isEqualTo(Put.EXISTED);

    assertThat(text(store.get(KEY))).isEqualTo("first");
  }

  @Test
  protected void letsExactlyOneOfManyWritersCreateAnObject() throws Exception {
    try (var other = reopen()) {
      var puts = atOnce(16, i -> (i % 2 == 0 ? store : other).put("race", bytes("writer " + i)));

      assertThat(puts).containsOnlyOnce(Put.CREATED);
      var winner = puts.indexOf(Put.CREATED);
      assertThat(text(other.get("race"))).isEqualTo("writer " + winner);
    }
  }

  @Test
  void keepsObjectsAfterItIsClosed() throws Exception {
    store.put(KEY, bytes("kept"));
    store.close();

    try (var again = reopen()) {
      assertThat(text(again.get(KEY))).isEqualTo("kept");
    }
  }

  @Test
  void holdsAnEmptyObject() throws Exception {
    store.put(KEY, bytes(""));

    assertThat(store.get(KEY).remaining()).isZero();
    assertThat(store.get(KEY, 0, 0).remaining()).isZero();
    assertThat(store.stat(KEY)).map(StoredObject::size).contains(0L);
  }

  @Test
  void holdsLargeObjectsAndReadsAnyPartOfThem() throws Exception {
    var content = new byte[largeBytes()];
    new Random(1).nextBytes(content);

    store.put(KEY, ByteBuffer.wrap(content));

    assertThat(store.stat(KEY)).map(StoredObject::size).contains((long) content.length);
    assertThat(store.get(KEY).equals(ByteBuffer.wrap(content))).isTrue();
    var last = content.length - 5_000_001;
    assertThat(store.get(KEY, last, 5_000_001).equals(ByteBuffer.wrap(content, last, 5_000_001)))
        .isTrue();
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    store.put("packs/3f/other", bytes("x"));

    assertThat(store.stat(KEY)).isEmpty();
    assertThatThrownBy(() -> store.get(KEY, 0, 1))
        .isInstanceOf(StoreException.Missing.class)
        .hasMessageContaining(KEY);
    assertThatThrownBy(() -> store.get(KEY)).isInstanceOf(StoreException.Missing.class);
  }

  @Test
  void neverGivesLessThanWasAsked() throws Exception {
    store.put(KEY, bytes("12345"));

    assertThatThrownBy(() -> store.get(KEY, 0, 6)).isInstanceOf(StoreException.Truncated.class);
    assertThatThrownBy(() -> store.get(KEY, 3, 3)).isInstanceOf(StoreException.Truncated.class);
    assertThatThrownBy(() -> store.get(KEY, 50, 1)).isInstanceOf(StoreException.Truncated.class);
  }

  @Test
  void listsByPrefixWithSizesAndTimes() throws Exception {
    var before = Instant.now().minus(Duration.ofMinutes(1));
    for (var key : List.of("packs/3f/3f1a", "packs/3f/3f2b", "packs/40/4000", "snapshots/a")) {
      store.put(key, bytes(key));
    }

    assertThat(keys("")).hasSize(4);
    assertThat(keys("packs/")).hasSize(3);
    assertThat(keys("packs/3f/3f2")).containsExactly("packs/3f/3f2b");
    assertThat(keys("pack")).hasSize(3);
    assertThat(keys("index/")).isEmpty();
    assertThat(objects("snapshots/"))
        .singleElement()
        .satisfies(object -> assertThat(object.size()).isEqualTo(11))
        .satisfies(
            object ->
                assertThat(object.writtenAt()).isAfter(before).isBefore(before.plusSeconds(3600)));
  }

  @Test
  void listsMoreThanOnePage() throws Exception {
    var count = 1_050;
    atOnce(16, t -> putEvery(16, t, count));

    assertThat(keys("many/")).hasSize(count).doesNotHaveDuplicates();
  }

  @Test
  void deletesOneObjectAndNoOther() throws Exception {
    store.put(KEY, bytes("gone"));
    store.put("packs/3f/3f2b", bytes("stays"));

    store.delete(KEY);
    store.delete(KEY);

    assertThat(store.stat(KEY)).isEmpty();
    assertThat(keys("packs/")).containsExactly("packs/3f/3f2b");
    assertThat(store.put(KEY, bytes("again"))).isEqualTo(Put.CREATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/etc", "../up", "a/../../up", "a//b", "a/", ".hidden", "A", "a b", "a\\b"})
  void refusesKeysThatLeadElsewhere(String key) {
    assertThatThrownBy(() -> store.put(key, bytes("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.get(key, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.stat(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    atOnce(16, t -> putEvery(16, t, 64));

    var texts = atOnce(16, t -> text(store.get(many(t))));

    assertThat(texts).isEqualTo(IntStream.range(0, 16).mapToObj(StoreContract::many).toList());
  }

  private Put putEvery(int step, int first, int count) throws IOException {
    for (var i = first; i < count; i += step) {
      assertThat(store.put(many(i), bytes(many(i)))).isEqualTo(Put.CREATED);
    }
    return Put.CREATED;
  }

  private static String many(int number) {
    return "many/%02x/%04d".formatted(number % 7, number);
  }

  protected List<String> keys(String prefix) throws IOException {
    return objects(prefix).stream().map(StoredObject::key).toList();
  }

  private List<StoredObject> objects(String prefix) throws IOException {
    var found = new ArrayList<StoredObject>();
    store.list(prefix, found::add);
    return found;
  }

  protected static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  protected static String text(ByteBuffer bytes) {
    return UTF_8.decode(bytes.duplicate()).toString();
  }

  private static <T> List<T> atOnce(int count, Numbered<T> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<T>>();
      IntStream.range(0, count).forEach(i -> tasks.add(() -> work.run(i)));
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }

  private interface Numbered<T> {
    T run(int number) throws Exception;
  }
}

package org.hikae.vault.store.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.Store.Put;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.probe.StoreReport.Finding;
import org.hikae.vault.store.probe.StoreReport.Verdict;

/// Finds out what a store can really do, by doing it to a few small objects below `probe/` and
/// deleting them again. Servers differ, and not all do what they say.
public final class StoreProbe {
  private static final int WRITERS = 8;
  private static final int SIZE_BYTES = 4096;

  private final Store store;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final String key;
  private final List<Finding> findings = new ArrayList<>();

  private StoreProbe(Store store, RandomGenerator random, InstantSource clock) {
    this.store = store;
    this.random = random;
    this.clock = clock;
    this.key = "probe/" + HexFormat.of().toHexDigits(random.nextLong());
  }

  /// Tries everything once. What the store may not be written to is said to be not tried.
  public static StoreReport examine(Store store, RandomGenerator random, InstantSource clock)
      throws IOException {
    return new StoreProbe(store, random, clock).examine();
  }

  private StoreReport examine() throws IOException {
    try {
      tryBytes();
      tryRace();
      tryDelete();
      if (store instanceof Inspectable inspectable) {
        findings.addAll(inspectable.inspect(key + "-server"));
      }
    } catch (StoreException.Forbidden e) {
      note(Ability.DELETES, Verdict.NOT_TRIED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      cleanUpAfter(e);
      throw e;
    }
    return new StoreReport(store.address(), clock.instant(), findings);
  }

  /// What was put before the store failed, a full one say, does not stay there.
  private void cleanUpAfter(IOException failure) {
    try {
      store.delete(key);
      store.delete(raced());
    } catch (IOException left) {
      failure.addSuppressed(left);
    }
  }

  private String raced() {
    return key + "-race";
  }

  private void tryBytes() throws IOException {
    var content = new byte[SIZE_BYTES];
    random.nextBytes(content);
    store.put(key, ByteBuffer.wrap(content));
    note(Ability.KEEPS_BYTES, store.get(key).equals(ByteBuffer.wrap(content)));
    var part = store.get(key, 1000, 2000);
    note(Ability.READS_RANGES, part.equals(ByteBuffer.wrap(content, 1000, 2000)));
    var listed = new ArrayList<String>();
    store.list(key, object -> listed.add(object.key()));
    note(Ability.LISTS_AT_ONCE, listed.equals(List.of(key)));
  }

  private void tryRace() throws IOException {
    var raced = raced();
    var puts = race(raced);
    var winners = puts.stream().filter(Put.CREATED::equals).count();
    var winner = "writer " + puts.indexOf(Put.CREATED);
    var kept = US_ASCII.decode(store.get(raced)).toString();
    var held = winners == 1 && kept.equals(winner);
    var note = held ? "" : winners + " of " + WRITERS + " writers were told that they were first";
    note(Ability.NEVER_OVERWRITES, held ? Verdict.YES : Verdict.NO, note);
    store.delete(raced);
  }

  private List<Put> race(String raced) throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Callable<Put>>();
      for (var i = 0; i < WRITERS; i++) {
        var content = ByteBuffer.wrap(("writer " + i).getBytes(US_ASCII));
        writers.add(() -> store.put(raced, content));
      }
      return results(threads.invokeAll(writers));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while probing");
    }
  }

  private static List<Put> results(List<Future<Put>> futures)
      throws IOException, InterruptedException {
    var puts = new ArrayList<Put>();
    for (var future : futures) {
      try {
        puts.add(future.get());
      } catch (ExecutionException e) {
        throw new IOException("a writer failed in the race", e.getCause());
      }
    }
    return puts;
  }

  private void tryDelete() throws IOException {
    store.delete(key);
    note(Ability.DELETES, store.stat(key).isEmpty());
  }

  private void note(Ability ability, boolean held) {
    note(ability, held ? Verdict.YES : Verdict.NO, "");
  }

  private void note(Ability ability, Verdict verdict, String note) {
    findings.add(new Finding(ability, verdict, note));
  }
}

package org.hikae.vault.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.directory.DirectoryStore;
import org.hikae.vault.torture.Promises.Picture;

/// One random history: rounds of orders to several processes at once, some of which are killed;
/// then a look at everything.
final class History {
  private static final VaultSettings SMALL = new VaultSettings(8 << 10, 1 << 20, 1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SOURCES = 3;
  private static final List<Weather> WEATHERS = List.of(Weather.values());

  private final Places places;
  private final Random random;
  private final Tally tally;
  private final Promises promises = new Promises();
  private final Examination examination;
  private final List<Source> sources = new ArrayList<>();
  private final List<VictimProcess> victims = new ArrayList<>();
  private final LinkedBlockingQueue<VictimProcess.Heard> heard = new LinkedBlockingQueue<>();

  History(Places places, long seed, int processes, Tally tally) throws IOException {
    this.places = places;
    this.random = new Random(seed);
    this.tally = tally;
    this.examination = new Examination(places, promises, tally);
    Files.createDirectories(places.top());
    Files.writeString(places.keyFile(), "as long as a key has to be, and no secret to anyone");
    try (var main = new DirectoryStore(places.vault(Places.MAIN));
        var mirror = new DirectoryStore(places.vault(Places.MIRROR));
        var vault = Vault.create(main, places.key(), SMALL)) {
      Vault.createMirror(mirror, vault).close();
    }
    for (var i = 0; i < SOURCES; i++) {
      sources.add(new Source(places.source(i), new Random(random.nextLong())));
    }
    for (var i = 0; i < processes; i++) {
      victims.add(VictimProcess.start(places, heard));
    }
  }

  /// Orders, kills, and a look at what is left.
  void round() throws IOException {
    tally.rounds++;
    var orders = 6 + random.nextInt(24);
    for (var i = 0; i < orders; i++) {
      send(idleVictim(), 0);
      if (random.nextInt(6) == 0) {
        jump();
      }
    }
    var doomed = doomed();
    for (var victim : doomed) {
      doom(victim);
    }
    while (victims.stream().anyMatch(victim -> !victim.idle())) {
      hear();
    }
    examination.examine(Places.MAIN);
    examination.examine(Places.MIRROR);
    promises.settle();
    for (var _ : doomed) {
      victims.add(VictimProcess.start(places, heard));
    }
  }

  private List<VictimProcess> doomed() {
    var count = random.nextInt(3) == 0 ? victims.size() : 1 + random.nextInt(victims.size());
    return List.copyOf(victims.subList(0, count));
  }

  /// Kills a victim in the middle of something: at a call to its store, or at any moment.
  private void doom(VictimProcess victim) throws IOException {
    while (!victim.idle()) {
      hear();
    }
    var atCall = random.nextBoolean();
    send(victim, atCall ? 1 + random.nextInt(60) : 0);
    var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(80));
    while (!victim.idle() && (atCall || System.nanoTime() < until)) {
      if (hear(atCall ? PATIENCE : Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
        break;
      }
    }
    kill(victim);
  }

  private void kill(VictimProcess victim) throws IOException {
    if (!victims.remove(victim)) {
      return;
    }
    victim.kill();
    tally.kills++;
    victim
        .errand()
        .ifPresent(
            errand -> {
              tally.killed(errand.order().verb());
              uncertain(errand);
            });
    victim.done();
  }

  private VictimProcess idleVictim() throws IOException {
    while (true) {
      var idle = victims.stream().filter(VictimProcess::idle).toList();
      if (!idle.isEmpty() && (idle.size() == victims.size() || random.nextBoolean())) {
        return idle.get(random.nextInt(idle.size()));
      }
      hear();
    }
  }

  private void send(VictimProcess victim, int killAt) throws IOException {
    var weather =
        random.nextInt(3) == 0 ? Weather.CALM : WEATHERS.get(random.nextInt(WEATHERS.size()));
    victim.send(next(weather, random.nextLong() >>> 1, killAt));
  }

  private Errand next(Weather weather, long seed, int killAt) throws IOException {
    var vault = random.nextInt(3) == 0 ? Places.MIRROR : Places.MAIN;
    var known = List.copyOf(promises.of(vault));
    var dice = random.nextInt(100);
    if (known.size() > 4 && dice < 40) {
      return forget(vault, pick(known), weather, seed, killAt);
    }
    if (dice < 40 || known.isEmpty()) {
      return backUp(weather, seed, killAt);
    }
    var verb = care(dice);
    return switch (verb) {
      case MIRROR ->
          new Errand(
              new Order(verb, Places.MIRROR, "-", "-", weather, seed, killAt),
              Picture.NONE,
              promisedToMirror(weather));
      case RESTORE -> Errand.of(new Order(verb, vault, pick(known), "-", weather, seed, killAt));
      case PRUNE, CHECK, HEAL, FORGET, BACK_UP ->
          Errand.of(new Order(verb, vault, "-", "-", weather, seed, killAt));
    };
  }

  private static Order.Verb care(int dice) {
    if (dice < 55) {
      return Order.Verb.MIRROR;
    }
    if (dice < 78) {
      return Order.Verb.PRUNE;
    }
    if (dice < 84) {
      return Order.Verb.CHECK;
    }
    return dice < 90 ? Order.Verb.HEAL : Order.Verb.RESTORE;
  }

  /// What a mirror run has to bring over: not what is being forgotten, and nothing for sure when
  /// the listings may be late.
  private Set<String> promisedToMirror(Weather weather) {
    var promised = new HashSet<>(weather == Weather.FOG ? Set.of() : promises.of(Places.MAIN));
    for (var victim : victims) {
      victim
          .errand()
          .map(Errand::order)
          .filter(order -> order.verb() == Order.Verb.FORGET)
          .ifPresent(order -> promised.remove(order.what()));
    }
    return promised;
  }

  private Errand forget(String vault, String id, Weather weather, long seed, int killAt) {
    promises.withdraw(vault, id);
    victims.forEach(victim -> victim.errand().ifPresent(errand -> forgotten(errand, id)));
    return Errand.of(new Order(Order.Verb.FORGET, vault, id, "-", weather, seed, killAt));
  }

  private static void forgotten(Errand errand, String id) {
    if (errand.order().verb() == Order.Verb.MIRROR) {
      errand.promised().remove(id);
    }
  }

  private Errand backUp(Weather weather, long seed, int killAt) throws IOException {
    var number = random.nextInt(sources.size());
    var source = sources.get(number);
    if (!source.busy() && random.nextInt(4) > 0) {
      source.change(1 + random.nextInt(6));
    }
    source.begin();
    var parents = List.copyOf(promises.of(Places.MAIN));
    var parent = parents.isEmpty() || random.nextInt(4) == 0 ? "-" : pick(parents);
    var order =
        new Order(
            Order.Verb.BACK_UP, Places.MAIN, String.valueOf(number), parent, weather, seed, killAt);
    return new Errand(order, source.picture(), Set.of());
  }

  private String pick(Collection<String> from) {
    return from.stream().skip(random.nextInt(from.size())).findFirst().orElseThrow();
  }

  /// The clock of a store's machine is set, whoever is at work meanwhile.
  private void jump() throws IOException {
    var hours = random.nextInt(5) == 0 ? -random.nextInt(10) : random.nextInt(40);
    var vault = random.nextBoolean() ? Places.MAIN : Places.MIRROR;
    StoreTime.jump(places.vault(vault), Duration.ofHours(hours));
    tally.jumps++;
  }

  private void hear() throws IOException {
    hear(PATIENCE);
  }

  /// Listens until somebody says something, for so long.
  ///
  /// @return whether a victim asked to be killed
  private boolean hear(Duration longest) throws IOException {
    try {
      var next = heard.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
      if (next == null) {
        if (longest.equals(PATIENCE)) {
          throw new IOException("nobody has said anything for " + PATIENCE);
        }
        return false;
      }
      return victims.contains(next.from()) && hear(next.from(), next.line());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private boolean hear(VictimProcess victim, Optional<String> line) throws IOException {
    if (line.isEmpty()) {
      tally.violation("a process ended by itself, at " + victim.errand());
      victims.remove(victim);
      victims.add(VictimProcess.start(places, heard));
      return false;
    }
    if (line.get().equals("kill")) {
      kill(victim);
      return true;
    }
    var errand = victim.errand().orElseThrow();
    victim.done();
    var words = line.get().split(" ", 3);
    tally.faults += Long.parseLong(words[1]);
    if (words[0].equals("ok")) {
      tally.ok(errand.order().verb());
      acknowledged(errand, words[2]);
    } else {
      tally.failed(errand.order().verb(), words[2]);
      if (words[2].contains(" at [")) {
        tally.violation("a defect: " + errand.order().line() + ": " + words[2]);
      }
      uncertain(errand);
    }
    return false;
  }

  private void acknowledged(Errand errand, String result) throws IOException {
    var order = errand.order();
    switch (order.verb()) {
      case BACK_UP -> {
        promises.acknowledge(Places.MAIN, result, errand.source());
        source(order).end();
      }
      case MIRROR -> {
        // What it refused it has said not to have.
        if (result.equals("0")) {
          promises.mirrored(Places.MIRROR, errand.promised());
        }
      }
      case RESTORE -> {
        var _ = examination.match(order.vault(), result, "?", restored(order));
        Examination.remove(restored(order));
      }
      case PRUNE -> {
        var figures = result.split(" ", -1);
        tally.swept += Integer.parseInt(figures[1]);
        tally.rescued += Integer.parseInt(figures[2]);
      }
      case CHECK, FORGET, HEAL -> {}
    }
  }

  private void uncertain(Errand errand) {
    var order = errand.order();
    switch (order.verb()) {
      case BACK_UP -> {
        promises.unacknowledged(order.what(), errand.source());
        source(order).end();
      }
      case RESTORE -> {
        try {
          Examination.remove(restored(order));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      case MIRROR, FORGET, PRUNE, CHECK, HEAL -> {}
    }
  }

  private Path restored(Order order) {
    return places.restored(order.vault() + "-" + order.seed());
  }

  private Source source(Order order) {
    return sources.get(Integer.parseInt(order.what()));
  }

  void end() throws IOException {
    for (var victim : List.copyOf(victims)) {
      victim.kill();
    }
    victims.clear();
  }
}

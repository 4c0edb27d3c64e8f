package org.hikae.vault.rebuild;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hikae.vault.Progress;
import org.hikae.vault.RebuildPlan;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.pack.PackTrailer;
import org.hikae.vault.store.AtOnce;
import org.hikae.vault.store.StoreException;

/// Lists packs that no readable segment lists, as the packs themselves say: three short reads of
/// each. New segments are there before damaged ones go, and nothing else is touched, so that this
/// may run beside anything and be cut anywhere.
public final class IndexRebuild {
  /// How many packs are read before what they say is published.
  private static final int BATCH = 256;

  private final Opened vault;

  public IndexRebuild(Opened vault) {
    this.vault = vault;
  }

  /// A pack that can be listed.
  private record Read(PackKind kind, FinishedPack pack) {}

  public RebuildPlan plan(Progress progress) throws IOException {
    var stored = stored();
    var listed = new HashSet<ObjectName>();
    var damaged = new ArrayList<String>();
    look(listed, damaged);
    var lost = new TreeSet<>(listed);
    lost.removeAll(stored.keySet());
    lost.removeAll(vault.marks().packs());
    var unlisted = new TreeMap<>(stored);
    unlisted.keySet().removeAll(listed);
    var readable = new HashSet<ObjectName>();
    read(unlisted, progress, reads -> reads.forEach(each -> readable.add(each.pack.name())));
    var unreadable = new TreeSet<>(unlisted.keySet());
    unreadable.removeAll(readable);
    unlisted.keySet().retainAll(readable);
    return new RebuildPlan(
        stored.size() - unlisted.size() - unreadable.size(),
        texts(unlisted.keySet()),
        texts(unreadable),
        texts(lost),
        damaged);
  }

  /// Does what was planned.
  public void execute(RebuildPlan plan, Progress progress) throws IOException {
    var wanted = stored();
    wanted.keySet().retainAll(names(plan.list()));
    read(wanted, progress, this::publish);
    AtOnce.each(plan.remove(), vault.store()::delete);
  }

  private Map<ObjectName, Integer> stored() throws IOException {
    var stored = new TreeMap<ObjectName, Integer>();
    vault
        .store()
        .list(
            Layout.PACKS,
            object ->
                Layout.nameIn(object.key())
                    .filter(name -> Layout.pack(name).equals(object.key()))
                    .ifPresent(
                        name ->
                            stored.put(name, (int) Math.min(object.size(), Integer.MAX_VALUE))));
    return stored;
  }

  /// What readable segments list, and which segments are damaged.
  private void look(Set<ObjectName> listed, List<String> damaged) throws IOException {
    for (var kind : PackKind.values()) {
      for (var key : vault.index(kind).segments()) {
        try {
          vault
              .index(kind)
              .own(key)
              .ifPresent(
                  segment -> segment.packs().forEach(each -> listed.add(each.pack().name())));
        } catch (StoreException.Missing _) {
          // Replaced since it was listed.
        } catch (VaultException e) {
          if (!e.isUnreadable()) {
            throw e;
          }
          damaged.add(key);
        }
      }
    }
  }

  /// Takes what some packs say of themselves.
  private interface Taking {
    void take(List<Read> reads) throws IOException;
  }

  private void read(Map<ObjectName, Integer> packs, Progress progress, Taking taking)
      throws IOException {
    var names = List.copyOf(packs.keySet());
    for (var from = 0; from < names.size(); from += BATCH) {
      var batch = names.subList(from, Math.min(from + BATCH, names.size()));
      var reads = new ConcurrentLinkedQueue<Read>();
      AtOnce.each(batch, name -> read(name, packs.getOrDefault(name, 0)).ifPresent(reads::add));
      taking.take(List.copyOf(reads));
      progress.at("reading packs", from + batch.size(), names.size());
    }
  }

  private Optional<Read> read(ObjectName name, int size) throws IOException {
    try {
      var bytes = PackTrailer.directory(vault.store(), name, size, vault.keys());
      var kind = PackDirectory.read(new Decoder(bytes)).kind();
      return Optional.of(new Read(kind, new FinishedPack(name, size, ByteBuffer.wrap(bytes))));
    } catch (FormatException | StoreException.Missing | StoreException.Truncated _) {
      return Optional.empty();
    }
  }

  private void publish(List<Read> reads) throws IOException {
    var kinds = new EnumMap<PackKind, List<FinishedPack>>(PackKind.class);
    reads.forEach(each -> kinds.computeIfAbsent(each.kind, _ -> new ArrayList<>()).add(each.pack));
    for (var each : kinds.entrySet()) {
      vault.index(each.getKey()).publish(each.getValue());
    }
  }

  private static Set<ObjectName> names(Collection<String> texts) {
    var names = new HashSet<ObjectName>();
    texts.forEach(text -> ObjectName.parse(text).ifPresent(names::add));
    return names;
  }

  private static List<String> texts(Collection<ObjectName> names) {
    return names.stream().map(ObjectName::toString).toList();
  }
}

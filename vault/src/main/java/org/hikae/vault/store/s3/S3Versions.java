package org.hikae.vault.store.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/// The versions of objects in a bucket that keeps them. Of all versions of an object since it was
/// last hidden the *first* counts: whoever put a later one takes it away again. So objects are
/// written once also where the server does not see to it. Fails with the SDK's exceptions.
record S3Versions(S3Client s3, String bucket) {

  /// Whether this version, which was just put, is the first of its object.
  boolean isFirst(String path, String version) {
    var all = of(path);
    return all.isEmpty() || all.getLast().equals(version);
  }

  void delete(String path, String version) {
    s3.deleteObject(delete -> delete.bucket(bucket).key(path).versionId(version));
  }

  /// Deletes every version of an object, the latest first: what is locked is the first.
  void deleteAll(String path) {
    of(path).forEach(version -> delete(path, version));
  }

  /// Takes away what was put over objects that were there, unless it is younger than that: whoever
  /// put it may be about to.
  ///
  /// @return how many versions it was
  long withdrawSurplus(String prefix, Instant before) {
    var withdrawn = 0L;
    var history = new History("");
    for (var page : s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(prefix))) {
      for (var version : page.versions()) {
        if (!version.key().equals(history.key)) {
          withdrawn += withdraw(history, before);
          history = new History(version.key());
        }
        history.versions.add(version);
      }
      history.marks.addAll(page.deleteMarkers());
    }
    return withdrawn + withdraw(history, before);
  }

  private long withdraw(History history, Instant before) {
    var visible = history.visible();
    var surplus =
        visible.stream()
            .limit(Math.max(0, visible.size() - 1))
            .filter(version -> version.lastModified().isBefore(before))
            .toList();
    surplus.forEach(version -> delete(version.key(), version.versionId()));
    return surplus.size();
  }

  /// The versions of an object since it was last hidden, the latest first.
  private List<String> of(String path) {
    var history = new History(path);
    for (var page : s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(path))) {
      page.versions().stream()
          .filter(version -> version.key().equals(path))
          .forEach(history.versions::add);
      history.marks.addAll(page.deleteMarkers());
    }
    return history.visible().stream().map(ObjectVersion::versionId).toList();
  }

  /// What happened to one object, the latest first, as servers list it.
  private static final class History {
    final String key;
    final List<ObjectVersion> versions = new ArrayList<>();
    final List<DeleteMarkerEntry> marks = new ArrayList<>();

    History(String key) {
      this.key = key;
    }

    List<ObjectVersion> visible() {
      var hidden =
          marks.stream()
              .filter(mark -> mark.key().equals(key))
              .map(DeleteMarkerEntry::lastModified)
              .max(Instant::compareTo)
              .orElse(Instant.MIN);
      return versions.stream().filter(version -> version.lastModified().isAfter(hidden)).toList();
    }
  }
}

package org.hikae.vault.store.s3;

import java.time.Instant;
import software.amazon.awssdk.services.s3.S3Client;

/// What is in a bucket below a prefix besides the objects that can be seen: parts of writes that
/// never ended, and marks that hide what they could not delete. Fails with the SDK's exceptions.
record S3Leftovers(S3Client s3, String bucket, String prefix) {

  /// Parts are paid for until somebody removes them.
  long abortUploadsBefore(Instant time) {
    var aborted = 0L;
    for (var upload :
        s3.listMultipartUploadsPaginator(list -> list.bucket(bucket).prefix(prefix)).uploads()) {
      if (upload.initiated().isBefore(time)) {
        s3.abortMultipartUpload(
            abort -> abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
        aborted++;
      }
    }
    return aborted;
  }

  /// A mark that is the latest hides the version before it; deleting the mark deletes nothing else.
  long removeMarks() {
    var removed = 0L;
    for (var page : s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(prefix))) {
      for (var mark : page.deleteMarkers()) {
        if (mark.isLatest()) {
          s3.deleteObject(
              delete -> delete.bucket(bucket).key(mark.key()).versionId(mark.versionId()));
          removed++;
        }
      }
    }
    return removed;
  }
}

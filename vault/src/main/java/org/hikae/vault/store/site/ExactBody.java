package org.hikae.vault.store.site;

import java.io.EOFException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Receives a body of known length straight into the buffer that the caller gets.
final class ExactBody implements BodySubscriber<ByteBuffer> {
  private final CompletableFuture<ByteBuffer> whole = new CompletableFuture<>();
  private final ByteBuffer buffer;
  private final Progress progress;
  private Flow.@Nullable Subscription subscription;

  ExactBody(int length, Progress progress) {
    this.buffer = ByteBuffer.allocate(length);
    this.progress = progress;
  }

  @Override
  public CompletionStage<ByteBuffer> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    progress.made();
    for (var part : parts) {
      if (part.remaining() > buffer.remaining()) {
        Objects.requireNonNull(subscription).cancel();
        whole.completeExceptionally(new EOFException("more bytes came than were asked for"));
        return;
      }
      buffer.put(part);
    }
  }

  @Override
  public void onError(Throwable throwable) {
    whole.completeExceptionally(throwable);
  }

  @Override
  public void onComplete() {
    if (buffer.hasRemaining()) {
      whole.completeExceptionally(new EOFException(buffer.remaining() + " bytes did not come"));
    } else {
      whole.complete(buffer.flip());
    }
  }
}

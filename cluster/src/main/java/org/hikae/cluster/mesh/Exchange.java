package org.hikae.cluster.mesh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.cluster.Mesh.Responder;
import org.hikae.cluster.MeshException;
import org.hikae.cluster.wire.WireException;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Questions and their answers over anything that can carry an envelope one way. Envelopes may be
/// lost, and may come late or twice: an answer is joined to its question by number, and a question
/// whose answer stays away fails in its time.
public final class Exchange implements Courier, AutoCloseable {
  /// Bulk goes from vault to vault, never by message.
  static final int LONGEST_ENVELOPE = 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final String PROTOCOL = "protocol";

  private final NodeId self;
  private final Carrier carrier;
  private final WireFormat wire = new WireFormat();
  private final AtomicLong questions = new AtomicLong();
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
  private final Map<String, Clerk> clerks = new ConcurrentHashMap<>();

  private record Pending(NodeId to, CompletableFuture<byte[]> answer) {}

  private enum Kind {
    QUESTION,
    ANSWER,
    FAILURE
  }

  /// Sends an envelope on its way. Must not block for longer than it takes to queue it.
  @FunctionalInterface
  public interface Carrier {
    void send(NodeId to, byte[] envelope) throws MeshException;
  }

  public Exchange(NodeId self, Carrier carrier, Responder responder) {
    this.self = self;
    this.carrier = carrier;
    serve(PROTOCOL, (from, request) -> wire.encode(responder.answer(from, wire.decode(request))));
  }

  @Override
  public NodeId self() {
    return self;
  }

  @Override
  public void serve(String line, Clerk clerk) {
    clerks.put(line, clerk);
  }

  /// Asks in the words of the protocol.
  public CompletableFuture<Message> ask(NodeId to, Message request, Duration patience) {
    return carry(to, PROTOCOL, wire.encode(request), patience).thenApply(this::understand);
  }

  private Message understand(byte[] answer) {
    try {
      return wire.decode(answer);
    } catch (WireException e) {
      throw new CompletionException(new MeshException("an answer was not understood", e));
    }
  }

  @Override
  public CompletableFuture<byte[]> carry(
      NodeId to, String line, byte[] request, Duration patience) {
    var number = questions.incrementAndGet();
    var answer = new CompletableFuture<byte[]>();
    pending.put(number, new Pending(to, answer));
    try {
      carrier.send(to, envelope(Kind.QUESTION, number, line, request));
    } catch (MeshException e) {
      answer.completeExceptionally(e);
    }
    return answer
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((_, _) -> pending.remove(number))
        .exceptionally(failure -> fail(to, patience, failure));
  }

  private static byte[] fail(NodeId to, Duration patience, Throwable failure) {
    var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    throw new CompletionException(
        cause instanceof TimeoutException
            ? new MeshException(to + " did not answer within " + patience.toMillis() + " ms")
            : cause);
  }

  /// Takes in an envelope that came from `from`, which the carrier has made sure of. An answer goes
  /// back by `back`: who asks may be in the mesh a moment before this node's view says so.
  public void received(NodeId from, byte[] envelope, Carrier back) {
    try (var in = new DataInputStream(new ByteArrayInputStream(envelope))) {
      var kind = Kind.valueOf(in.readUTF());
      var number = in.readLong();
      var line = in.readUTF();
      var body = in.readAllBytes();
      switch (kind) {
        case QUESTION ->
            Thread.ofVirtual()
                .name("answer-" + line)
                .start(() -> answer(from, number, line, body, back));
        case ANSWER -> settle(from, number, body, null);
        case FAILURE -> settle(from, number, body, new MeshException(from + ": " + line));
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} sent something that is no envelope: {}", from, e.getMessage());
    }
  }

  /// Fails what was asked of nodes that are no longer there: their answers will not come.
  public void gone(Set<NodeId> nodes) {
    for (var question : pending.values()) {
      if (nodes.contains(question.to())) {
        var failure = new MeshException(question.to() + " has left the mesh");
        question.answer().completeExceptionally(failure);
      }
    }
  }

  private void settle(NodeId from, long number, byte[] body, @Nullable MeshException failure) {
    var question = pending.get(number);
    if (question == null || !question.to().equals(from)) {
      LOG.debug("an answer of {} came too late", from);
    } else if (failure == null) {
      question.answer().complete(body);
    } else {
      question.answer().completeExceptionally(failure);
    }
  }

  private void answer(NodeId from, long number, String line, byte[] request, Carrier back) {
    byte[] reply;
    try {
      var clerk = clerks.get(line);
      if (clerk == null) {
        throw new MeshException("nobody answers '" + line + "' at " + self);
      }
      reply = envelope(Kind.ANSWER, number, line, clerk.answer(from, request));
    } catch (Exception e) {
      LOG.warn("a question of {} could not be answered", from, e);
      reply = failure(number, String.valueOf(e.getMessage()));
    }
    try {
      back.send(from, reply);
    } catch (MeshException e) {
      LOG.debug("the answer to {} found nobody", from, e);
    }
  }

  private static byte[] failure(long number, String because) {
    var shortened = because.substring(0, Math.min(because.length(), 500));
    return write(Kind.FAILURE, number, shortened, new byte[0]);
  }

  private static byte[] envelope(Kind kind, long number, String line, byte[] body)
      throws MeshException {
    if (body.length > LONGEST_ENVELOPE) {
      throw new MeshException(
          "a message of %,d bytes is too long, %,d is the limit"
              .formatted(body.length, LONGEST_ENVELOPE));
    }
    return write(kind, number, line, body);
  }

  private static byte[] write(Kind kind, long number, String line, byte[] body) {
    try (var bytes = new ByteArrayOutputStream(body.length + 64);
        var out = new DataOutputStream(bytes)) {
      out.writeUTF(kind.name());
      out.writeLong(number);
      out.writeUTF(line);
      out.write(body);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (var question : pending.values()) {
      question.answer().completeExceptionally(new MeshException(self + " has left the mesh"));
    }
  }
}

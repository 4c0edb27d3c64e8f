package org.hikae.cluster.wire;

import org.hikae.protocol.Message;

/// Protocol records as JSON and back. A record of a sealed family is told by `kind`, its simple
/// name in lower-case words (`renew-leases`). Unknown fields are passed over, unknown kinds
/// refused.
@SuppressWarnings("DoNotCallSuggester")
public final class WireFormat {
  /// The bytes of any protocol message.
  public byte[] encode(Message message) {
    throw new UnsupportedOperationException();
  }

  /// The message in those bytes.
  public Message decode(byte[] bytes) throws WireException {
    throw new UnsupportedOperationException();
  }

  /// Any protocol record as JSON, for those who keep one: a task's state, a token.
  public String write(Object value) {
    throw new UnsupportedOperationException();
  }

  /// A record that [#write] wrote.
  public <T> T read(String json, Class<T> type) throws WireException {
    throw new UnsupportedOperationException();
  }
}

package org.hikae.vault.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.Envelope;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealType;
import org.hikae.vault.key.Keyring;

/// Puts frames into packs and hands full packs to the [Uploads]. Many threads append; only copying
/// a sealed frame happens under the lock.
public final class PackWriter {
  static final byte[] MAGIC = "HIKP".getBytes(StandardCharsets.US_ASCII);
  static final byte[] END_MAGIC = "hikp".getBytes(StandardCharsets.US_ASCII);

  /// The directory's size and the closing magic.
  static final int TRAILER = 8;

  private final PackKind kind;
  private final int packBytes;
  private final Uploads uploads;
  private final Envelope envelope;
  private final Encoder frames = new Encoder();
  private byte[] pack = new byte[0];
  private int length;
  private int frameCount;
  private boolean oneIsFull;

  public PackWriter(PackKind kind, int packBytes, Keyring keys, Uploads uploads) {
    this.kind = kind;
    this.packBytes = packBytes;
    this.uploads = uploads;
    this.envelope = keys.envelope(SealType.DIRECTORY);
  }

  synchronized void append(SealedFrame frame) throws IOException {
    if (frameCount > 0 && length + frame.stored() > packBytes) {
      oneIsFull = true;
      closePack();
    }
    if (frameCount == 0) {
      begin();
    }
    room(frame.stored());
    System.arraycopy(frame.bytes(), 0, pack, length, frame.stored());
    length += frame.stored();
    PackDirectory.write(frames, frame);
    frameCount++;
  }

  /// Takes over a sealed frame of another pack as it is.
  public void append(ByteBuffer sealed, PackDirectory.Frame frame) throws IOException {
    var bytes = new byte[sealed.remaining()];
    sealed.get(sealed.position(), bytes);
    append(
        new SealedFrame(
            bytes,
            bytes.length,
            frame.blobs().stream().map(PackDirectory.Blob::name).toList(),
            frame.blobs().stream().map(PackDirectory.Blob::length).toList()));
  }

  /// Hands over the pack that is not full yet. Appending goes on in a new one.
  public synchronized void flush() throws IOException {
    if (frameCount > 0) {
      closePack();
    }
  }

  private void begin() throws IOException {
    if (pack.length == 0) {
      pack = uploads.buffer(oneIsFull ? fullBytes() : 1 << 20);
    }
    var header = new Encoder(PackDirectory.FIRST_FRAME);
    header.bytes(MAGIC).u16(Layout.VERSION).u8(kind.code()).u8(0);
    length = 0;
    room(header.length());
    System.arraycopy(header.buffer(), 0, pack, 0, header.length());
    length = header.length();
  }

  private void closePack() throws IOException {
    var directory = new Encoder(frames.length() + 8);
    directory.u8(kind.code()).varint(frameCount).bytes(frames.buffer(), 0, frames.length());
    var sealed = envelope.seal(directory);
    room(sealed.length + TRAILER);
    System.arraycopy(sealed, 0, pack, length, sealed.length);
    var trailer = new Encoder(TRAILER).u32(sealed.length).bytes(END_MAGIC);
    System.arraycopy(trailer.buffer(), 0, pack, length + sealed.length, TRAILER);
    uploads.put(kind, pack, length + sealed.length + TRAILER, directory.toBytes());
    pack = new byte[0];
    frames.clear();
    frameCount = 0;
    length = 0;
  }

  private int fullBytes() {
    return packBytes + (512 << 10);
  }

  /// Grows the first buffer, so that small runs stay small: once, because what it has outgrown
  /// stays in memory for long.
  private void room(int count) {
    if (length + count > pack.length) {
      pack = Arrays.copyOf(pack, Math.max(length + count, fullBytes()));
    }
  }
}

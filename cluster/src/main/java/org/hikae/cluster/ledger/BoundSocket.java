package org.hikae.cluster.ledger;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.EnumSet;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;
import org.apache.ratis.thirdparty.io.netty.channel.ChannelOption;
import org.apache.ratis.thirdparty.io.netty.channel.nio.NioEventLoopGroup;
import org.apache.ratis.thirdparty.io.netty.channel.socket.nio.NioServerSocketChannel;

/// The socket that the ledger listens on, bound by us and handed to Ratis. Where Ratis binds by
/// itself it ends the whole process when the address is taken; and an address that is only tried
/// and released may be taken by somebody else in between.
final class BoundSocket implements GrpcServices.Customizer, AutoCloseable {
  private static final int ACCEPTING_THREADS = 1;
  private static final int WORKING_THREADS = 2;

  private final ServerSocketChannel socket;
  private final NioEventLoopGroup accepting = new NioEventLoopGroup(ACCEPTING_THREADS);
  private final NioEventLoopGroup working = new NioEventLoopGroup(WORKING_THREADS);

  private BoundSocket(ServerSocketChannel socket) {
    this.socket = socket;
  }

  /// Throws a [BindException] that names the address when it is taken or not of this machine.
  static BoundSocket at(InetSocketAddress address) throws IOException {
    var socket = ServerSocketChannel.open();
    try {
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      socket.bind(address);
      return new BoundSocket(socket);
    } catch (BindException taken) {
      socket.close();
      var named =
          new BindException(
              address.getHostString() + ":" + address.getPort() + ": " + taken.getMessage());
      named.initCause(taken);
      throw named;
    } catch (IOException | RuntimeException refused) {
      socket.close();
      throw refused;
    }
  }

  @Override
  public NettyServerBuilder customize(
      NettyServerBuilder builder, EnumSet<GrpcServices.Type> types) {
    return builder
        .bossEventLoopGroup(accepting)
        .workerEventLoopGroup(working)
        .channelFactory(() -> new Accepting(socket))
        .withOption(ChannelOption.AUTO_READ, false);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    var _ = accepting.shutdownGracefully();
    var _ = working.shutdownGracefully();
  }

  /// Being bound already, it accepts from when it is told to bind, and not before it is set up.
  private static final class Accepting extends NioServerSocketChannel {
    Accepting(ServerSocketChannel bound) {
      super(bound);
    }

    @Override
    protected void doBind(SocketAddress address) {
      config().setAutoRead(true);
    }
  }
}

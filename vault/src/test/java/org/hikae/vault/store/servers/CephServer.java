package org.hikae.vault.store.servers;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/// A Ceph cluster with its S3 gateway in one container, bound to loopback. Engine and image are had
/// by the project's own scripts; where they cannot be had, the tests are skipped and say why.
public final class CephServer implements AutoCloseable {
  private static final Path SCRIPT = Path.of("../tools/testbed/ceph-image").toAbsolutePath();
  private static final Path LOG = Path.of("target/ceph-image.log").toAbsolutePath();
  private static final DockerImageName IMAGE = DockerImageName.parse("hikae-testbed/ceph:1");
  private static final int S3 = 7480;
  private static final long MINUTES_TO_BUILD = 25;

  private final GenericContainer<?> container;

  private CephServer(GenericContainer<?> container) {
    this.container = container;
  }

  @SuppressWarnings("resource") // given to the caller, who closes it
  public static CephServer start() throws IOException, InterruptedException {
    requireImage();
    var container =
        new GenericContainer<>(IMAGE)
            .withExposedPorts(S3)
            .withCreateContainerCmdModifier(
                create ->
                    Objects.requireNonNull(create.getHostConfig())
                        .withPortBindings(
                            new PortBinding(Binding.bindIp("127.0.0.1"), ExposedPort.tcp(S3))))
            .waitingFor(Wait.forHttp("/").forPort(S3).forStatusCode(200))
            .withStartupTimeout(Duration.ofMinutes(5));
    container.start();
    return new CephServer(container);
  }

  private static void requireImage() throws IOException, InterruptedException {
    Files.createDirectories(LOG.getParent());
    var script =
        new ProcessBuilder(SCRIPT.toString())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    if (!script.waitFor(MINUTES_TO_BUILD, TimeUnit.MINUTES)) {
      script.destroy();
      throw new TestAbortedException("Ceph's image took longer than " + MINUTES_TO_BUILD + " min");
    }
    if (script.exitValue() != 0) {
      throw new TestAbortedException("no Ceph here: " + last(Files.readAllLines(LOG)));
    }
  }

  private static String last(List<String> lines) {
    return lines.isEmpty() ? "the script said nothing" : lines.getLast();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + container.getMappedPort(S3);
  }

  @Override
  public void close() {
    container.stop();
  }
}

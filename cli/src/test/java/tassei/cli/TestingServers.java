package tassei.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a server has and a laptop has not, each as a process of its own: PostgreSQL, an object store
 * that speaks S3, a Spark master with two workers.
 */
final class TestingServers implements AutoCloseable {
  static final String ACCESS_KEY = "tassei-access";
  static final String SECRET_KEY = "tassei-secret";

  private static final Path HOME = Sample.INSTALLATION.home();

  /** What this test runs on is what master, workers and executors run on. */
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private final int storePort = freePort();
  private final int masterPort = freePort();

  private TestingServers(Path folder, EmbeddedPostgres postgres) {
    this.folder = folder;
    this.postgres = postgres;
  }

  static TestingServers start(Path folder) {
    try {
      Files.createDirectories(folder.resolve("objects/tassei"));
      TestingServers servers = new TestingServers(folder, EmbeddedPostgres.builder().start());
      servers.store();
      servers.cluster();
      servers.await(servers.storePort);
      servers.await(servers.masterPort);
      return servers;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private void store() throws IOException {
    Path properties = folder.resolve("s3proxy.properties");
    Files.writeString(
        properties,
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        s3proxy.ignore-unknown-headers=true
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(storePort, ACCESS_KEY, SECRET_KEY, folder.resolve("objects")));
    processes.add(
        start(
            "store",
            List.of("-Xmx256m"),
            HOME.resolve("target/test-servers/s3proxy") + "/*",
            List.of("org.gaul.s3proxy.Main", "--properties", properties.toString())));
  }

  private void cluster() throws IOException {
    Path spark = Files.createDirectories(folder.resolve("spark"));
    // executors take everything from the class path they are told, that of this test
    Files.createDirectories(spark.resolve("jars"));
    List<String> options = new ArrayList<>(sparkOptions());
    options.addAll(List.of("-Xmx256m", "-Dspark.master.rest.enabled=false"));
    processes.add(
        start(
            "master",
            options,
            CLASS_PATH,
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(masterPort),
                "--webui-port",
                "0")));
    await(masterPort);
    for (int i = 1; i <= 2; i++) {
      workers.add(
          start(
              "worker" + i,
              options,
              CLASS_PATH,
              List.of(
                  "org.apache.spark.deploy.worker.Worker",
                  "spark://127.0.0.1:" + masterPort,
                  "--host",
                  "127.0.0.1",
                  "--webui-port",
                  "0",
                  "--cores",
                  "1",
                  "--memory",
                  "1g",
                  "-d",
                  spark.resolve("worker" + i).toString())));
    }
    processes.addAll(workers);
  }

  /** A worker and what it runs end as they do when their machine loses power. */
  void killOneWorker() {
    Process worker = workers.getFirst();
    worker.descendants().forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly();
  }

  /** Whether an executor runs under each worker. */
  boolean bothWork() {
    return workers.stream().allMatch(worker -> worker.descendants().findAny().isPresent());
  }

  boolean oneWorks() {
    return workers.stream().filter(Process::isAlive).count() == 1;
  }

  /** The section of a configuration file. */
  String sparkSection() {
    return """
        spark:
          master: spark://127.0.0.1:%d
          settings:
            spark.executor.memory: 600m
            spark.executor.cores: 1
            spark.executor.extraClassPath: "%s"
        """
        .formatted(masterPort, CLASS_PATH);
  }

  /** A configuration file over a database of its own, as an operator writes it. */
  Path config(String database, String more) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("CREATE DATABASE " + database);
      Files.writeString(folder.resolve("catalog-password"), "not-asked-for-here\n");
      Files.writeString(folder.resolve("s3-secret-key"), SECRET_KEY + "\n");
      return Files.writeString(
          folder.resolve(database + ".yaml"),
          """
          warehouse: s3://tassei/%s
          state: state-of-%s
          catalog:
            uri: jdbc:postgresql://localhost:%d/%s
            user: postgres
            password: {file: catalog-password}
          storage:
            endpoint: http://127.0.0.1:%d
            region: us-east-1
            access-key: {clear-text: %s}
            secret-key: {file: s3-secret-key}
          %s"""
              .formatted(
                  database, database, postgres.getPort(), database, storePort, ACCESS_KEY, more),
          StandardCharsets.UTF_8);
    } catch (SQLException | IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private Process start(String name, List<String> options, String classPath, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME",
                folder.resolve("spark").toString(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                "127.0.0.1"));
    builder.redirectErrorStream(true);
    return builder.redirectOutput(Redirect.to(folder.resolve(name + ".log").toFile())).start();
  }

  private static List<String> sparkOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--") || option.startsWith("-Dio.netty"))
        .toList();
  }

  private void await(int port) {
    for (int i = 0; i < 600; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
        return;
      } catch (IOException notYet) {
        pause();
      }
    }
    throw new IllegalStateException("Cannot wait longer for a server on port " + port);
  }

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Override
  public void close() throws IOException {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    postgres.close();
  }
}

package tassei.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What docker-compose.yml starts, each service as processes of this machine: from its words of
 * command, the files that it mounts, the secrets of serve/docker/secrets and the folder that the
 * Dockerfile puts together. A service has a loopback address of its own and listens there on the
 * port it has in compose; names lead to these addresses by a file of hosts.
 *
 * <p>Other than in compose: PostgreSQL is one from Maven, S3Proxy stands for SeaweedFS, Airflow is
 * not run, nothing is limited in memory, and the paths of a container lie below folders of this
 * machine.
 */
final class ComposedServers implements AutoCloseable {
  private static final Path HOME = Sample.INSTALLATION.home();
  private static final String IMAGE = "/opt/tassei";
  private static final String ANYWHERE = "address: 0.0.0.0";
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final List<String> NAMES =
      List.of(
          "postgres",
          "store",
          "spark-master",
          "spark-worker-1",
          "spark-worker-2",
          "airflow-scheduler",
          "trino");

  private final Compose compose = Compose.read();
  private final Map<String, String> variables;
  private final Path folder;
  private final Path secrets;
  private final String network;
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private EmbeddedPostgres postgres;
  private Relay relay;

  private ComposedServers(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = variables;
    this.secrets = folder.resolve("secrets");
    ThreadLocalRandom random = ThreadLocalRandom.current();
    this.network = "127.%d.%d.".formatted(random.nextInt(32, 224), random.nextInt(1, 255));
  }

  /**
   * PostgreSQL, the store with its bucket, the master and two workers; Trino comes later.
   *
   * @param variables of the environment of {@code docker compose}
   */
  static ComposedServers start(Path folder, Map<String, String> variables)
      throws IOException, InterruptedException {
    ComposedServers servers = new ComposedServers(folder, variables);
    assumeTrue(
        servers.canListen(),
        "this machine has no loopback addresses but 127.0.0.1: compose's services were not started");
    // however the test ends
    Runtime.getRuntime().addShutdownHook(new Thread(servers::stop));
    Files.createDirectories(folder);
    servers.makeSecrets();
    servers.makeImage();
    servers.makeHosts();
    servers.startPostgres();
    servers.startStore();
    servers.start("spark-master", "spark-master");
    servers.awaitHealth("spark-master", "spark-master");
    for (String worker : List.of("spark-worker-1", "spark-worker-2")) {
      servers.start("spark-worker", worker);
      servers.awaitHealth("spark-worker", worker);
    }
    return servers;
  }

  private boolean canListen() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address("store")))) {
      return socket.isBound();
    } catch (IOException refused) {
      return false;
    }
  }

  /** Trino's is the one that is in every certificate it makes for itself. */
  String address(String name) {
    return name.equals("trino") ? "127.0.0.1" : network + (NAMES.indexOf(name) + 1);
  }

  private void makeSecrets() throws IOException, InterruptedException {
    ProcessBuilder script =
        new ProcessBuilder(HOME.resolve("serve/docker/secrets").toString()).inheritIO();
    script.environment().put("TASSEI_SECRETS", secrets.toString());
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    script.redirectOutput(folder.resolve("secrets.log").toFile());
    assumeTrue(
        script.start().waitFor() == 0,
        "no openssl on this machine: the secrets of compose were not made, its services not started");
  }

  String secret(String name) throws IOException {
    return Files.readString(secretFile(name), StandardCharsets.UTF_8).strip();
  }

  Path secretFile(String name) {
    return secrets.resolve(name);
  }

  /** As the Dockerfile says. What was built is linked to, but for what compose mounts into it. */
  private void makeImage() throws IOException {
    for (var copied : Compose.copied().entrySet()) {
      Path from = HOME.resolve(copied.getKey());
      Path to = image(copied.getValue());
      Files.createDirectories(to.getParent());
      if (!copied.getKey().equals("target/dist")) {
        WarehouseCopy.copy(from, to);
        continue;
      }
      for (String part : List.of("lib", "program.sha256", "trino/lib", "trino/plugin")) {
        Files.createDirectories(to.resolve(part).getParent());
        Files.createSymbolicLink(to.resolve(part), from.resolve(part));
      }
    }
  }

  private Path image(String path) {
    return folder.resolve("image" + path);
  }

  private void makeHosts() throws IOException {
    StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n");
    for (String name : NAMES) {
      hosts.append(address(name)).append(' ').append(name).append('\n');
    }
    // as Trino calls itself, which its own resolver of names would know
    hosts.append("127.0.0.1 127-0-0-1.ip\n");
    hosts.append("127.0.0.1 ").append(ownName()).append('\n');
    Files.writeString(folder.resolve("hosts"), hosts, StandardCharsets.US_ASCII);
    Path programs = Files.createDirectories(folder.resolve("bin"));
    Path hostname =
        Files.writeString(programs.resolve("hostname"), "#!/bin/sh\necho \"$CONTAINER\"\n");
    Path listens = image(IMAGE + "/serve/docker/listens");
    // bash asks the machine, not a file of hosts
    Sample.edit(listens, text -> text.replace("$(hostname)", "$CONTAINER_ADDRESS"));
    if (!hostname.toFile().setExecutable(true) || !listens.toFile().canExecute()) {
      throw new IllegalStateException("Cannot make a program of " + hostname);
    }
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost.localdomain";
    }
  }

  /** Behind an address that can be cut off; passwords are asked for as the image does. */
  private void startPostgres() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("pg_hba.conf"),
            """
            host all postgres all trust
            host all all all scram-sha-256
            """);
    postgres = EmbeddedPostgres.builder().setServerConfig("hba_file", rules.toString()).start();
    String user = compose.environment("postgres").get("POSTGRES_USER");
    execute(
        "postgres",
        "CREATE ROLE %s SUPERUSER LOGIN PASSWORD '%s'".formatted(user, secret("catalog_password")));
    createDatabase(compose.environment("postgres").get("POSTGRES_DB"));
    relay = Relay.start(address("postgres"), 5432, postgres.getPort());
  }

  void createDatabase(String name) {
    execute("postgres", "CREATE DATABASE " + name);
  }

  void execute(String database, String sql) {
    try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** Between PostgreSQL and whoever asks it by its name in compose. */
  Relay relay() {
    return relay;
  }

  private void startStore() throws IOException {
    Files.createDirectories(folder.resolve("objects/tassei"));
    Path properties =
        Files.writeString(
            folder.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://%s:8333
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            s3proxy.ignore-unknown-headers=true
            jclouds.provider=filesystem-nio2
            jclouds.filesystem.basedir=%s
            """
                .formatted(
                    address("store"),
                    secret("s3_access_key"),
                    secret("s3_secret_key"),
                    folder.resolve("objects")));
    start(
        "store",
        List.of(
            java(),
            "-Xmx256m",
            "-cp",
            HOME.resolve("target/test-servers/s3proxy") + "/*",
            "org.gaul.s3proxy.Main",
            "--properties",
            properties.toString()),
        Map.of());
    awaitPort("store", 8333);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** As compose says of the service, under the name of one container of it. */
  private void start(String service, String container) throws IOException {
    Here here = new Here(service, container);
    start(
        container,
        compose.command(service, IMAGE + "/tassei").stream().map(here::text).toList(),
        here.environment());
  }

  /** Trino, when there is something to serve. */
  void startTrino() throws IOException, InterruptedException {
    assumeTrue(
        !Relay.answers(address("trino"), 8443),
        "somebody listens on port 8443 of this machine: compose's Trino was not started");
    start("trino", "trino");
    awaitHealth("trino", "trino");
  }

  private void start(String container, List<String> words, Map<String, String> environment)
      throws IOException {
    processes.put(
        container,
        process(words, environment)
            .redirectOutput(Redirect.appendTo(log(container).toFile()))
            .start());
  }

  /** Where the store keeps what lies in its bucket under a name. */
  Path object(String name) {
    return folder.resolve("objects/tassei").resolve(name);
  }

  Path log(String container) {
    return folder.resolve(container + ".log");
  }

  private static ProcessBuilder process(List<String> words, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder;
  }

  /** A command of a task, as Airflow's scheduler runs it. */
  Process task(String command, Map<String, String> more, Path output) throws IOException {
    Map<String, String> environment =
        new LinkedHashMap<>(new Here("airflow-scheduler", "airflow-scheduler").environment());
    environment.putAll(more);
    return process(List.of("bash", "-c", command), environment)
        .redirectOutput(output.toFile())
        .start();
  }

  /** {@code docker compose exec}: a verb in a container that runs already. */
  Process verb(String container, List<String> words, Path output) throws IOException {
    Here here = new Here(container, container);
    List<String> command = new ArrayList<>(List.of(image(IMAGE + "/tassei").toString()));
    words.stream().map(here::text).forEach(command::add);
    return process(command, here.environment()).redirectOutput(output.toFile()).start();
  }

  /** A file of configuration as Airflow's tasks find it. */
  Path mounted(String path) {
    return new Here("airflow-scheduler", "airflow-scheduler").path(path);
  }

  private void awaitHealth(String service, String container)
      throws IOException, InterruptedException {
    Here here = new Here(service, container);
    List<String> check = compose.healthCheck(service).stream().map(here::text).toList();
    long limit = System.nanoTime() + LONGEST.toNanos();
    while (process(check, here.environment()).redirectOutput(Redirect.DISCARD).start().waitFor()
        != 0) {
      refuseLate(container, limit);
    }
  }

  private void awaitPort(String container, int port) {
    long limit = System.nanoTime() + LONGEST.toNanos();
    while (!Relay.answers(address(container), port)) {
      refuseLate(container, limit);
    }
  }

  private void refuseLate(String container, long limit) {
    if (System.nanoTime() > limit || !processes.get(container).isAlive()) {
      throw new IllegalStateException(
          "Cannot wait longer for %s:%n%s".formatted(container, Compose.read(log(container))));
    }
    pause();
  }

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** A worker and what it runs end as they do when their machine loses power. */
  void killOneWorker() {
    Process worker = processes.get("spark-worker-1");
    worker.descendants().forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly();
  }

  /** What the executor under a worker has computed; nothing where there is none. */
  Duration worked(String worker) {
    return processes
        .get(worker)
        .descendants()
        .flatMap(executor -> executor.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The most memory that the processes of a container that live now have held, in MiB. */
  long memory(String container) {
    return memory(processes.get(container));
  }

  /** What a service may use, in MiB. */
  long memoryLimit(String service) {
    return compose.memory(service);
  }

  /**
   * Of a process and those it has started: the sum of the most of each, what they share included.
   */
  static long memory(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToLong(ComposedServers::mostResident)
        .sum();
  }

  private static long mostResident(ProcessHandle process) {
    try (Stream<String> status = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
      return status
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException hasEnded) {
      return 0;
    }
  }

  boolean oneWorks() {
    return !processes.get("spark-worker-1").isAlive() && processes.get("spark-worker-2").isAlive();
  }

  /** Where the paths of one container lie on this machine. */
  private final class Here {
    private final String service;
    private final String container;
    private final Map<String, String> places = new LinkedHashMap<>();

    Here(String service, String container) {
      this.service = service;
      this.container = container;
      places.put(IMAGE, image(IMAGE).toString());
      places.put("/run/secrets", secrets.toString());
      for (Compose.Mount mount : compose.mounts(service, variables)) {
        places.put(mount.target(), place(mount).toString());
      }
      writeFiles();
    }

    /** The files of configuration that are mounted, for this machine. */
    private void writeFiles() {
      for (Compose.Mount mount : compose.mounts(service, variables)) {
        Path source = HOME.resolve(mount.source());
        if (Files.isRegularFile(source)) {
          write(Path.of(places.get(mount.target())), text(Compose.read(source)));
        }
      }
    }

    private Path place(Compose.Mount mount) {
      try {
        if (mount.isVolume()) {
          return Files.createDirectories(folder.resolve("volumes").resolve(mount.source()));
        }
        Path source = HOME.resolve(mount.source()).normalize();
        if (mount.target().startsWith(IMAGE)) {
          return link(image(mount.target()), source);
        }
        return Files.isRegularFile(source) ? folder.resolve(service + mount.target()) : source;
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }

    private Path link(Path place, Path source) throws IOException {
      Files.createDirectories(place.getParent());
      Files.deleteIfExists(place);
      return Files.createSymbolicLink(place, source);
    }

    Map<String, String> environment() {
      Map<String, String> all = new LinkedHashMap<>();
      compose.environment(service).forEach((name, value) -> all.put(name, text(value)));
      all.put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
      all.put("CONTAINER", container);
      all.put("CONTAINER_ADDRESS", address(container));
      all.put("JAVA_HOME", System.getProperty("java.home"));
      all.put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + folder.resolve("hosts"));
      all.put("SPARK_LOCAL_IP", address(container));
      all.put("SPARK_HOME", folder.resolve(container + "-spark").toString());
      all.put("SPARK_WORK", folder.resolve(container + "-work").toString());
      // the image makes a class cache when it is built: minutes that change no row
      all.put("TASSEI_AOT", "off");
      return all;
    }

    private void write(Path file, String text) {
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }

    Path path(String inside) {
      return Path.of(text(inside));
    }

    /** The longest first: one place may lie in another. */
    String text(String inside) {
      String text = inside.replace(ANYWHERE, "address: " + address(container));
      for (String place :
          places.keySet().stream()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .toList()) {
        text = text.replaceAll("(?<![\\w/.])" + place + "(?![\\w-])", places.get(place));
      }
      return text;
    }
  }

  private void stop() {
    for (Process process : processes.values()) {
      process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    relay.close();
    postgres.close();
  }
}

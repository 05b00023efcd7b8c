package tassei.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * docker-compose.yml against the schema of the Compose Specification, and against itself and the
 * files it names. Containers are not started.
 */
class ComposeTest {
  private static final Path HOME = Path.of(System.getProperty("basedir", "serve")).resolve("..");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MEBIBYTES = Pattern.compile("(?<number>\\d+)m");

  private final JsonNode compose = merged(read(HOME.resolve("docker-compose.yml")));

  @Test
  void theFileIsWhatComposeReads() {
    assertThat(schema().validate(compose)).isEmpty();
  }

  @Test
  void aKeyThatComposeDoesNotKnowIsAnError() {
    JsonNode wrong = compose.deepCopy();
    ((ObjectNode) wrong.at("/services/trino")).put("memory", "1g");

    assertThat(schema().validate(wrong))
        .extracting(ValidationMessage::getMessage)
        .containsExactly(
            "$.services.trino: property 'memory' is not defined in the schema and the schema does not allow additional properties");
  }

  @Test
  void whateverAServiceNamesIsThere() {
    assertThat(undefined(compose)).isEmpty();

    ObjectNode wrong = compose.deepCopy();
    ((ArrayNode) wrong.at("/services/store/volumes")).add("shop:/more");
    ((ArrayNode) wrong.at("/services/store/volumes")).add("./serve/no-such-file:/x:ro");
    ((ArrayNode) wrong.at("/services/trino/secrets")).add("pass");
    ((ObjectNode) wrong.at("/services/trino/depends_on"))
        .set("catalog", JSON.createObjectNode().put("condition", "service_healthy"));
    ((ObjectNode) wrong.at("/services/trino/depends_on"))
        .set("airflow-init", JSON.createObjectNode().put("condition", "service_healthy"));
    assertThat(undefined(wrong))
        .containsExactlyInAnyOrder(
            "store: volume shop",
            "store: file ./serve/no-such-file",
            "trino: secret pass",
            "trino: service catalog",
            "trino: airflow-init has no health check");
  }

  @Test
  void whoReadsWhatArrivesSeesItWhereTheRunDoes() {
    assertThat(inputs("spark-worker")).isEqualTo(inputs("airflow-scheduler")).hasSize(2);
  }

  /** The folders of the host that files arrive in, with where a service finds them. */
  private Set<String> inputs(String service) {
    Set<String> inputs = new TreeSet<>();
    compose
        .at("/services/" + service + "/volumes")
        .forEach(
            volume -> {
              if (volume.asText().matches("\\$\\{TASSEI_(INBOX|ARCHIVE):.*")) {
                inputs.add(volume.asText().replaceAll(":ro$", ""));
              }
            });
    return inputs;
  }

  @Test
  void everyImageIsPinnedToAVersion() {
    List<String> images = new ArrayList<>();
    services((name, service) -> images.add(service.path("image").asText()));
    for (Path dockerfile :
        List.of(HOME.resolve("serve/docker/Dockerfile"), HOME.resolve("airflow/Dockerfile"))) {
      lines(dockerfile).stream()
          .filter(line -> line.startsWith("FROM ") && !line.startsWith("FROM tassei "))
          .forEach(line -> images.add(line.split(" ")[1]));
    }
    assertThat(images)
        .filteredOn(image -> !image.endsWith(":local"))
        .hasSizeGreaterThan(3)
        .allMatch(image -> image.matches(".+:.*\\d+\\.\\d+.*"));
  }

  @Test
  void everythingFitsAMachineOfEightGigabytes() {
    List<String> once = List.of("airflow-init", "store-bucket");
    Map<String, Integer> limits = new TreeMap<>();
    services(
        (name, service) -> {
          Matcher limit = MEBIBYTES.matcher(service.path("mem_limit").asText());
          assertThat(limit.matches()).as("memory limit of " + name).isTrue();
          limits.put(name, Integer.parseInt(limit.group("number")));
        });

    limits.keySet().removeAll(once);
    assertThat(limits.values().stream().mapToInt(Integer::intValue).sum())
        .isLessThanOrEqualTo(7 * 1024 + 512);
  }

  @Test
  void whatListensHasAHealthCheckAndPortsDoNotCollide() {
    Set<String> ports = new TreeSet<>();
    services(
        (name, service) -> {
          boolean once = name.equals("airflow-init") || name.equals("store-bucket");
          assertThat(service.has("healthcheck")).as("health check of " + name).isEqualTo(!once);
          service
              .path("ports")
              .forEach(
                  port -> {
                    String host =
                        port.asText()
                            .replaceAll("^(127\\.0\\.0\\.1:)?\\$\\{\\w+:-(\\d+)}:.*", "$2");
                    assertThat(host).as("port of " + name).matches("\\d+");
                    assertThat(ports.add(host)).as("port %s of %s is free", host, name).isTrue();
                  });
        });
    assertThat(ports).containsExactly("8088", "8443");
  }

  @Test
  void noSecretStandsInTheFile() {
    services(
        (name, service) ->
            service
                .path("environment")
                .fields()
                .forEachRemaining(
                    variable ->
                        assertThat(variable.getKey() + "=" + variable.getValue().asText())
                            .doesNotMatch(
                                "(?i).*(password|secret|fernet_key)=(?!/run/secrets).*")));
    compose
        .path("secrets")
        .fields()
        .forEachRemaining(
            secret ->
                assertThat(secret.getValue().path("file").asText())
                    .isEqualTo("./secrets/" + secret.getKey()));
    assertThat(lines(HOME.resolve(".gitignore"))).contains("/secrets/");
  }

  /** Everything a service names that nobody defines. */
  private static List<String> undefined(JsonNode compose) {
    List<String> undefined = new ArrayList<>();
    compose
        .path("services")
        .fields()
        .forEachRemaining(
            entry -> {
              String name = entry.getKey() + ": ";
              JsonNode service = entry.getValue();
              service
                  .path("volumes")
                  .forEach(volume -> volume(name, volume.asText(), compose, undefined));
              service
                  .path("secrets")
                  .forEach(
                      secret -> {
                        if (!compose.path("secrets").has(secret.asText())) {
                          undefined.add(name + "secret " + secret.asText());
                        }
                      });
              service
                  .path("depends_on")
                  .fields()
                  .forEachRemaining(
                      on -> dependency(name, on.getKey(), on.getValue(), compose, undefined));
              file(name, service.path("build").path("dockerfile"), undefined);
            });
    return undefined;
  }

  private static void volume(String name, String volume, JsonNode compose, List<String> undefined) {
    String source = volume.replaceFirst("^(\\$\\{[^}]*}|[^:]+):.*", "$1");
    if (source.startsWith("${")) {
      return; // a folder of the user's own
    }
    if (source.startsWith("./")) {
      if (!Files.exists(HOME.resolve(source))) {
        undefined.add(name + "file " + source);
      }
    } else if (!compose.path("volumes").has(source)) {
      undefined.add(name + "volume " + source);
    }
  }

  private static void dependency(
      String name, String on, JsonNode how, JsonNode compose, List<String> undefined) {
    JsonNode other = compose.path("services").path(on);
    if (other.isMissingNode()) {
      undefined.add(name + "service " + on);
    } else if (how.path("condition").asText().equals("service_healthy")
        && !other.has("healthcheck")) {
      undefined.add(name + on + " has no health check");
    }
  }

  private static void file(String name, JsonNode file, List<String> undefined) {
    if (!file.isMissingNode() && !Files.exists(HOME.resolve(file.asText()))) {
      undefined.add(name + "file " + file.asText());
    }
  }

  private interface Service {
    void seen(String name, JsonNode service);
  }

  private void services(Service visitor) {
    compose
        .path("services")
        .fields()
        .forEachRemaining(service -> visitor.seen(service.getKey(), service.getValue()));
  }

  private static JsonSchema schema() {
    try (var in = ComposeTest.class.getResourceAsStream("/compose/compose-spec.json")) {
      ObjectNode schema = (ObjectNode) JSON.readTree(in);
      schema.remove("$id"); // no URI, which the validator insists on
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }

  private static JsonNode read(Path file) {
    Load load = new Load(LoadSettings.builder().build());
    return JSON.valueToTree(load.loadFromString(String.join("\n", lines(file))));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }

  /** YAML's merge key: what a service says itself stays. */
  private static JsonNode merged(JsonNode compose) {
    for (JsonNode service : compose.path("services")) {
      JsonNode common = ((ObjectNode) service).remove("<<");
      if (common != null) {
        common
            .fields()
            .forEachRemaining(
                field -> {
                  if (!service.has(field.getKey())) {
                    ((ObjectNode) service).set(field.getKey(), field.getValue());
                  }
                });
      }
    }
    return compose;
  }
}

package io.pinflow.connect.sink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Confluent's keys that this sink does not act on: those whose feature is missing are refused
 * unless they ask for what is done anyway; those that mean nothing here are accepted.
 */
final class ConfluentKeys {

  /** Key to the values that ask for nothing this sink lacks; the first is Confluent's default. */
  private static final Map<String, Set<String>> MISSING =
      Map.ofEntries(
          Map.entry("store.kafka.keys", Set.of("false")),
          Map.entry("store.kafka.headers", Set.of("false")),
          Map.entry("schema.compatibility", Set.of("NONE", "none")),
          Map.entry("s3.object.tagging", Set.of("false")),
          Map.entry("s3.object.tagging.key.value.pairs", Set.of("")),
          Map.entry("s3.ssea.name", Set.of("")),
          Map.entry("s3.sse.customer.key", Set.of("")),
          Map.entry("s3.sse.kms.key.id", Set.of("")),
          Map.entry("s3.acl.canned", Set.of("")),
          Map.entry("s3.wan.mode", Set.of("false")),
          Map.entry("s3.proxy.url", Set.of("")),
          Map.entry("s3.proxy.user", Set.of("")),
          Map.entry("s3.proxy.password", Set.of("", "[hidden]")),
          Map.entry("s3.schema.partition.affix.type", Set.of("NONE", "none")),
          Map.entry("partition.field.name", Set.of("")),
          Map.entry(
              "s3.credentials.provider.class",
              Set.of(
                  "",
                  "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider",
                  "com.amazonaws.auth.DefaultAWSCredentialsProviderChain")));

  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "allow.optional.map.keys",
          "append.late.data",
          "avro.codec",
          "connect.meta.data",
          "enable.conditional.writes",
          "enhanced.avro.schema.support",
          "headers.format.class",
          "keys.format.class",
          "max.files.scan.limit",
          "max.write.duration.ms",
          "partitioner.max.open.files",
          "s3.elastic.buffer.enable",
          "s3.elastic.buffer.init.capacity",
          "s3.http.send.expect.continue",
          "s3.object.behavior.on.tagging.error",
          "s3.send.digest",
          "schema.generator.class",
          "schemas.cache.size",
          "shutdown.timeout.ms",
          "tombstone.encoded.partition");

  /** What every sink connector may be given by Kafka Connect itself. */
  private static final Set<String> CONNECT_PREFIXES =
      Set.of(
          "name",
          "connector.",
          "tasks.",
          "topics",
          "key.",
          "value.",
          "header.",
          "config.",
          "transforms",
          "predicates",
          "errors.",
          "consumer.",
          "producer.",
          "admin.",
          "task.");

  private ConfluentKeys() {}

  static void define(ConfigDef definition) {
    SinkGroup missing = new SinkGroup(definition, "Features of Confluent's sink missing here");
    MISSING.keySet().stream()
        .sorted()
        .forEach(
            key ->
                missing.add(
                    key,
                    key.endsWith("password") || key.endsWith("customer.key")
                        ? ConfigDef.Type.PASSWORD
                        : ConfigDef.Type.STRING,
                    null,
                    null,
                    Importance.LOW,
                    "A key of Confluent's sink whose feature this sink lacks: only its default is"
                        + " accepted."));
    SinkGroup idle = new SinkGroup(definition, "Keys of Confluent's sink that change nothing here");
    WITHOUT_EFFECT.stream()
        .sorted()
        .forEach(
            key ->
                idle.add(
                    key,
                    ConfigDef.Type.STRING,
                    null,
                    null,
                    Importance.LOW,
                    "A key of Confluent's sink that is accepted and changes nothing here."));
  }

  /** What is wrong, by key, with settings that ask for something this sink doesn't do. */
  static Map<String, String> faults(Map<String, String> settings) {
    Map<String, String> faults = new LinkedHashMap<>();
    MISSING.keySet().stream()
        .sorted()
        .filter(key -> asksForMore(key, settings.get(key)))
        .forEach(key -> faults.put(key, SinkErrors.unsupportedKey(key)));
    nameFaults(settings, faults);
    return faults;
  }

  /** Keys that change nothing: dead ones of Confluent's, and ones nobody knows. */
  static Set<String> ignored(Map<String, String> settings) {
    return settings.keySet().stream()
        .filter(key -> WITHOUT_EFFECT.contains(key) || isUnknown(key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isUnknown(String key) {
    return !S3SinkConfig.definition().names().contains(key)
        && CONNECT_PREFIXES.stream().noneMatch(key::startsWith);
  }

  private static boolean asksForMore(String key, String value) {
    return value != null && !MISSING.get(key).contains(value.trim());
  }

  private static void nameFaults(Map<String, String> settings, Map<String, String> faults) {
    refuseUnknown(settings, faults, SinkKeys.FORMAT_CONFIG, ClassNames::formatOf);
    refuseUnknown(settings, faults, SinkKeys.PARTITIONER_CONFIG, ClassNames::partitionerOf);
    refuseUnknown(settings, faults, SinkKeys.EXTRACTOR_CONFIG, ClassNames::extractorOf);
    refuseUnknown(
        settings,
        faults,
        SinkKeys.STORAGE_CONFIG,
        name -> ClassNames.S3_STORAGE.equals(name) ? name : null);
    if ("write".equals(settings.get(SinkKeys.NULL_VALUES_CONFIG))) {
      faults.put(SinkKeys.NULL_VALUES_CONFIG, SinkErrors.unsupportedNullWriting());
    }
  }

  private static void refuseUnknown(
      Map<String, String> settings,
      Map<String, String> faults,
      String key,
      java.util.function.UnaryOperator<String> known) {
    String value = settings.get(key);
    if (value != null && known.apply(value.trim()) == null) {
      faults.put(key, SinkErrors.unsupportedName(key, value));
    }
  }
}

package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.GeneratedPosts;
import io.pinflow.benchmark.MeasureOptions;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import io.pinflow.connect.avro.SingleObjectAvroConverter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lands pins in a real S3 server; the ceiling is putting the same objects there. */
@Command(
    name = "sink",
    description = "The S3 sink on a real S3 server against bare PutObject of the same bytes.",
    mixinStandardHelpOptions = true)
public final class SinkBenchmark implements Callable<Integer> {
  private static final int ROWS = 200_000;
  private static final int OBJECTS = 4;
  private static final int HEAP_MEGABYTES = 192;

  @Mixin private MeasureOptions options = new MeasureOptions();

  public static void main(String[] arguments) {
    System.exit(Program.run(new SinkBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    int rowsOfObject = Math.max(1, options.rows(ROWS) / OBJECTS);
    int rows = rowsOfObject * OBJECTS;
    Project project = Project.here();
    Path folder = project.emptyFolder("sink");
    List<byte[]> messages = GeneratedPosts.generate(project, folder, rows).rows("pin");
    Bucket bucket = new Bucket(Project.freePort());
    try (ChildProcess server = server(project, folder, bucket).awaitReady();
        bucket) {
      options.measure("sink", rows, comparisons(bucket, rowsOfObject, messages));
      server.requireAlive();
    }
    Project.delete(folder);
    return 0;
  }

  private static List<Comparison> comparisons(
      Bucket bucket, int rowsOfObject, List<byte[]> messages) throws Exception {
    SinkFormat lines = SinkFormat.jsonLines(rowsOfObject);
    Landing json =
        new Landing(
            "JSON lines from bytes",
            bucket,
            lines,
            messages,
            message -> new SchemaAndValue(Schema.OPTIONAL_BYTES_SCHEMA, message));
    List<byte[]> cleaned = CleanedPins.of(messages);
    SingleObjectAvroConverter converter = new SingleObjectAvroConverter();
    List<SchemaAndValue> structs = new ArrayList<>();
    for (byte[] message : cleaned) {
      structs.add(converter.toConnectData("local.pin.cleaned", message));
    }
    SinkFormat parquet = SinkFormat.parquet(rowsOfObject);
    Landing fromStructs =
        new Landing("Parquet from Structs", bucket, parquet, structs, struct -> struct);
    Landing fromAvro =
        new Landing(
            "Parquet from Avro, converter included",
            bucket,
            parquet,
            cleaned,
            message -> converter.toConnectData("local.pin.cleaned", message));
    Landed parquetObjects = fromStructs.objects();
    fromAvro.weigh(parquetObjects);
    return List.of(
        new Comparison(
            new ObjectPuts("put the same JSON objects", bucket, json.objects()), List.of(json)),
        new Comparison(
            new ObjectPuts("put the same Parquet objects", bucket, parquetObjects),
            List.of(fromStructs, fromAvro)));
  }

  private static ChildProcess server(Project project, Path folder, Bucket bucket) throws Exception {
    return ChildProcess.start(
        "object-store",
        folder,
        HEAP_MEGABYTES,
        Map.of("AWS_ACCESS_KEY_ID", Bucket.KEY_ID, "AWS_SECRET_ACCESS_KEY", Bucket.SECRET),
        List.of(
            "-cp",
            project.classPath("local-stack/object-store"),
            "io.pinflow.local.objectstore.ObjectStoreMain",
            "--directory",
            folder.resolve("s3").toString(),
            "--port",
            Integer.toString(bucket.port()),
            "--bucket",
            Bucket.NAME));
  }
}

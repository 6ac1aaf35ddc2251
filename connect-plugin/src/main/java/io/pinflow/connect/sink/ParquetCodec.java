package io.pinflow.connect.sink;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Compression of Parquet pages without Hadoop's codecs. Snappy and zstd are the libraries every
 * Kafka client brings.
 */
enum ParquetCodec {
  NONE(CompressionCodecName.UNCOMPRESSED, ""),
  SNAPPY(CompressionCodecName.SNAPPY, ".snappy"),
  GZIP(CompressionCodecName.GZIP, ".gz"),
  ZSTD(CompressionCodecName.ZSTD, ".zstd");

  private static final Map<String, ParquetCodec> BY_NAME =
      Map.of("none", NONE, "snappy", SNAPPY, "gzip", GZIP, "zstd", ZSTD);

  private final CompressionCodecName codecName;
  private final String extension;

  ParquetCodec(CompressionCodecName codecName, String extension) {
    this.codecName = codecName;
    this.extension = extension;
  }

  static ParquetCodec of(String name) {
    return BY_NAME.get(name);
  }

  String extension() {
    return extension;
  }

  Compressor compressor() {
    return new Compressor(this);
  }

  private BytesInput compressed(BytesInput bytes) throws IOException {
    switch (this) {
      case SNAPPY:
        return BytesInput.from(Snappy.compress(array(bytes)));
      case ZSTD:
        return BytesInput.from(Zstd.compress(array(bytes)));
      case GZIP:
        return gzipped(bytes);
      default:
        return bytes;
    }
  }

  private static byte[] array(BytesInput bytes) throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream((int) bytes.size());
    bytes.writeAllTo(copy);
    return copy.toByteArray();
  }

  private static BytesInput gzipped(BytesInput bytes) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream((int) bytes.size() / 2 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
      bytes.writeAllTo(gzip);
    }
    return BytesInput.from(target.toByteArray());
  }

  /** What Parquet calls for each page. */
  static final class Compressor implements BytesInputCompressor {

    private final ParquetCodec codec;

    private Compressor(ParquetCodec codec) {
      this.codec = codec;
    }

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return codec.compressed(bytes);
    }

    @Override
    public CompressionCodecName getCodecName() {
      return codec.codecName;
    }

    @Override
    public void release() {
      // Holds nothing between pages.
    }
  }
}

package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.Volume;
import java.util.List;

/** Puts the objects a sink has made, one after the other, each by one PutObject. */
final class ObjectPuts implements Contender {
  private final String name;
  private final Bucket bucket;
  private final List<byte[]> objects;
  private final Volume volume;

  ObjectPuts(String name, Bucket bucket, Landed landed) {
    this.name = name;
    this.bucket = bucket;
    this.objects = landed.objects();
    this.volume = landed.volume();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Volume run() {
    for (int index = 0; index < objects.size(); index++) {
      bucket.put("raw/" + index, objects.get(index));
    }
    return volume;
  }

  @Override
  public void finish() {
    bucket.clear();
  }
}

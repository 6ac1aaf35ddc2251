package io.pinflow.local.objectstore;

import java.util.Map;

/** The one access key the store knows, as AWS clients name it in their environment. */
record AccessKey(String id, String secret) {

  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";

  static AccessKey of(Map<String, String> environment) throws ObjectStoreException {
    return new AccessKey(required(environment, ID), required(environment, SECRET));
  }

  private static String required(Map<String, String> environment, String name)
      throws ObjectStoreException {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new ObjectStoreException(ObjectStoreErrors.noCredentials(name));
    }
    return value;
  }

  @Override
  public String toString() {
    return "AccessKey[id=" + id + "]";
  }
}

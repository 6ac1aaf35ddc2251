package io.pinflow.gateway.kinesis;

import io.pinflow.gateway.json.JsonValue;

/**
 * How a text given as data is stored. API Gateway's two templates differ: PutRecord's {@code
 * $util.base64Encode($input.json('$.Data'))} encodes the JSON of the text, its quotes included,
 * while PutRecords' {@code $util.base64Encode($elem.data)} encodes the text itself.
 */
enum TextForm {
  JSON {
    @Override
    String of(JsonValue text) {
      return text.json();
    }
  },
  PLAIN {
    @Override
    String of(JsonValue text) {
      return text.text();
    }
  };

  abstract String of(JsonValue text);
}

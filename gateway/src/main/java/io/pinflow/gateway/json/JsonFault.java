package io.pinflow.gateway.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** Says where JSON breaks, without quoting what stands there. */
public final class JsonFault {
  private JsonFault() {}

  public static String of(IOException fault) {
    if (fault instanceof JsonProcessingException json && json.getLocation() != null) {
      return "it breaks at line "
          + json.getLocation().getLineNr()
          + ", column "
          + json.getLocation().getColumnNr();
    }
    return fault.getMessage();
  }
}

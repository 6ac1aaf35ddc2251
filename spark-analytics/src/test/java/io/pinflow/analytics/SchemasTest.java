package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.records.Table;
import org.junit.jupiter.api.Test;

class SchemasTest {

  @Test
  void shouldFollowTheCleanedSchemas() {
    assertThat(Schemas.of(Table.PIN).simpleString())
        .isEqualTo(
            "struct<ind:int,unique_id:string,title:string,description:string,follower_count:int,"
                + "poster_name:string,tag_list:string,is_image_or_video:string,image_src:string,"
                + "save_location:string,category:string>");
    assertThat(Schemas.of(Table.GEO).simpleString())
        .isEqualTo(
            "struct<ind:int,country:string,coordinates:array<double>,timestamp:timestamp_ntz>");
    assertThat(Schemas.of(Table.USER).simpleString())
        .isEqualTo("struct<ind:int,user_name:string,age:int,date_joined:timestamp_ntz>");
  }
}

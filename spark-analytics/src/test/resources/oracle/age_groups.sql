CREATE MACRO age_group_of(age) AS
  if(age IS NULL OR age < 18, NULL, if(age <= 24, '18-24', if(age <= 35, '25-35', if(age <= 50, '36-50', '+50'))))

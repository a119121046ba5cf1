drop table what_matters_response;
drop table what_matters_version;
drop table what_matters;

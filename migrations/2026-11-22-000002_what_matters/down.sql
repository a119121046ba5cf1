drop table what_matters_rating;
drop table what_matters_follow_up;
drop table what_matters_acknowledgement;
drop table what_matters_version;
drop table what_matters;

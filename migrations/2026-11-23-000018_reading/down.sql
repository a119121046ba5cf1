drop table letter_readability;
drop table letter_response;

drop index message_held_number;

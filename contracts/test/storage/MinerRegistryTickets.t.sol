// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Tickets} from "../../src/storage/Tickets.sol";
import {Test} from "../support/Test.sol";

/// @title The packed ticket lists against plain arrays.
contract MinerRegistryTicketsTest is Test {
    using Tickets for Tickets.Book;
    using Tickets for Tickets.Urn;

    uint32 private constant MINERS = 24;

    Tickets.Book private book;
    /// @dev Tickets of each miner; its region is its id modulo 16.
    mapping(uint32 id => uint256 count) private model;

    function testFuzz_listsHoldWhatWasAddedAndNothingElse(uint256 seed) public {
        for (uint256 step = 0; step < 40; step++) {
            uint256 random = uint256(keccak256(abi.encode(seed, step)));
            uint32 id = uint32((random >> 16) % MINERS) + 1;
            if (random % 3 != 0 || model[id] == 0) add(id, (random >> 64) % 20);
            else remove(id, (random >> 64) % (model[id] + 1));
        }
        check(uint16(seed >> 16));
    }

    function test_listsGrowAndShrinkOverManyWords() public {
        add(7, 256);
        add(23, 1);
        add(15, 9);
        add(7, 30);
        remove(7, 200);
        check(0xffff);
        remove(23, 1);
        remove(7, 86);
        check(0xffff);
        add(7, 17);
        add(23, 3);
        check(0xffff);
    }

    function add(uint32 id, uint256 units) private {
        book.add(id % 16, id, model[id], units);
        model[id] += units;
    }

    function remove(uint32 id, uint256 units) private {
        book.remove(id % 16, id, model[id], units);
        model[id] -= units;
    }

    function check(uint16 regions) private view {
        Tickets.Urn memory urn = book.open(regions);
        uint256 ticket;
        uint256[] memory seen = new uint256[](MINERS + 1);
        for (uint256 region = 0; region < 16; region++) {
            uint256 count = book.countOf(region);
            for (uint256 i = 0; i < count; i++) {
                uint32 id = book.idAt(region, i);
                assertEq(id % 16, region, "a ticket in another region");
                seen[id]++;
                if ((regions >> region) & 1 == 1) assertEq(book.pick(urn, ticket++), id);
            }
            // Beyond the end everything is cleared, so that a list that grows again has no ghosts.
            assertEq(book.idAt(region, count), 0);
        }
        for (uint32 id = 1; id <= MINERS; id++) {
            assertEq(seen[id], model[id], "tickets of a miner");
        }
        assertEq(urn.total, ticket);
    }
}

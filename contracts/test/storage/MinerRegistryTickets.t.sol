// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Tickets} from "../../src/storage/Tickets.sol";
import {Test} from "../support/Test.sol";

/// @title The packed ticket lists against plain arrays.
contract MinerRegistryTicketsTest is Test {
    using Tickets for Tickets.Book;
    using Tickets for Tickets.Urn;

    Tickets.Book private book;
    uint32[][16] private model;

    function testFuzz_listsMatchAPlainArray(uint256 seed) public {
        for (uint256 step = 0; step < 40; step++) {
            uint256 random = uint256(keccak256(abi.encode(seed, step)));
            uint256 region = (random >> 8) % 16;
            if (random % 3 != 0 || model[region].length == 0) {
                add(region, uint32(random >> 16) | 1, (random >> 64) % 20);
            } else {
                remove(region, (random >> 64) % model[region].length);
            }
        }
        check(uint16(seed >> 16));
    }

    function test_listsGrowAndShrinkOverManyWords() public {
        add(7, 1, 256);
        add(7, 2, 1);
        add(15, 3, 9);
        for (uint256 i = 0; i < 200; i++) {
            remove(7, (i * 37) % model[7].length);
        }
        check(0xffff);
        while (model[7].length != 0) {
            remove(7, model[7].length - 1);
        }
        add(7, 4, 17);
        check(0xffff);
    }

    function add(uint256 region, uint32 id, uint256 units) private {
        book.add(region, id, units);
        for (uint256 i = 0; i < units; i++) {
            model[region].push(id);
        }
    }

    function remove(uint256 region, uint256 position) private {
        book.remove(region, position);
        uint32[] storage list = model[region];
        list[position] = list[list.length - 1];
        list.pop();
    }

    function check(uint16 regions) private view {
        Tickets.Urn memory urn = book.open(regions);
        uint256 ticket;
        for (uint256 region = 0; region < 16; region++) {
            uint32[] storage list = model[region];
            assertEq(book.countOf(region), list.length);
            for (uint256 i = 0; i < list.length; i++) {
                assertEq(book.idAt(region, i), list[i]);
                if ((regions >> region) & 1 == 1) assertEq(book.pick(urn, ticket++), list[i]);
            }
            // Beyond the end everything is cleared, so that a list that grows again has no ghosts.
            assertEq(book.idAt(region, list.length), 0);
        }
        assertEq(urn.total, ticket);
    }
}

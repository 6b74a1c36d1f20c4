// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuditsDouble} from "./Doubles.sol";
import {StorageFixture} from "./StorageFixture.sol";

/// @title Deals whose audits pass as the test decides.
abstract contract DealsFixture is StorageFixture {
    AuditsDouble internal audits;

    function setUp() public virtual {
        bytes32[] memory names = new bytes32[](1);
        address[] memory addresses = new address[](1);
        names[0] = "AuditRounds";
        // after parameters, vault, registry, teeRegistry, orders, directory and deals
        addresses[0] = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 7);
        _build(names, addresses);
        audits = new AuditsDouble(deals, parameters);
        assertEq(address(audits), addresses[0]);
    }
}

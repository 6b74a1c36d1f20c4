// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {INetworkParameters, Parameter} from "../../src/governance/INetworkParameters.sol";
import {NetworkParameters} from "../../src/governance/NetworkParameters.sol";
import {Profile} from "../support/Profile.sol";
import {Test} from "../support/Test.sol";

/// @title The three profiles pass the contract's bounds, and docs/parameters.md says what the files say.
contract ProfilesTest is Test {
    string[3] private PROFILES = ["mainnet", "devnet", "test"];

    function test_everyProfileIsAccepted() external {
        vm.warp(1_800_000_000);
        for (uint256 i = 0; i < PROFILES.length; i++) {
            uint256[] memory values = Profile.values(PROFILES[i]);
            NetworkParameters parameters = NetworkParameters(
                Deploy.create(
                    "NetworkParameters",
                    abi.encode(PROFILES[i], Profile.constants(PROFILES[i], 1_800_000_000), values, address(this))
                )
            );
            assertEq(parameters.all(), values);
            assertEq(parameters.profile(), PROFILES[i]);
        }
    }

    function test_filesHoldNothingElse() external view {
        for (uint256 i = 0; i < PROFILES.length; i++) {
            string memory json = Profile.read(PROFILES[i]);
            assertEq(vm.parseJsonKeys(json, ".values").length, Profile.COUNT);
            assertEq(vm.parseJsonKeys(json, ".constants").length, 8);
            for (uint256 j = 0; j < Profile.COUNT; j++) {
                assertEq(vm.parseJsonKeys(json, ".values")[j], Profile.nameOf(Parameter(j)));
            }
        }
    }

    function test_thePageAgreesWithTheFiles() external view {
        string memory page = vm.readFile("../docs/parameters.md");
        string[] memory names = vm.parseJsonKeys(Profile.read(PROFILES[0]), ".constants");
        for (uint256 i = 0; i < names.length; i++) {
            assertRow(page, ".constants.", names[i]);
        }
        for (uint256 i = 0; i < Profile.COUNT; i++) {
            assertRow(page, ".values.", Profile.nameOf(Parameter(i)));
        }
    }

    function test_protocolNumbersOfMainnet() external view {
        INetworkParameters.Constants memory mainnet = Profile.constants("mainnet", 0);
        assertEq(mainnet.daySeconds, 1 days);
        assertEq(uint256(mainnet.windows) * mainnet.windowSeconds, 1 days - 24 minutes);
        assertEq(mainnet.graceSeconds, 24 minutes);
        assertEq(mainnet.eraSeconds, 6 hours);
        assertEq(mainnet.unitBytes, 1 << 40);
        assertEq(Profile.values("mainnet")[uint256(Parameter.CollateralPerUnit)], 4_000 ether);
    }

    function assertRow(string memory page, string memory group, string memory name) private view {
        string memory row = string.concat("| `", name, "` |");
        for (uint256 i = 0; i < PROFILES.length; i++) {
            uint256 value = vm.parseJsonUint(Profile.read(PROFILES[i]), string.concat(group, name));
            row = string.concat(row, " ", vm.toString(value), " |");
        }
        assertTrue(vm.contains(page, row), string.concat("docs/parameters.md lacks: ", row));
    }
}

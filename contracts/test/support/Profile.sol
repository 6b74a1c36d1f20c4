// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INetworkParameters, Parameter} from "../../src/governance/INetworkParameters.sol";
import {Vm} from "./Vm.sol";

/// @title Loads contracts/parameters/*.json, the same files that the deployer reads.
library Profile {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 internal constant COUNT = uint256(type(Parameter).max) + 1;

    function constants(string memory profile, uint256 genesis)
        internal
        view
        returns (INetworkParameters.Constants memory)
    {
        string memory json = read(profile);
        return INetworkParameters.Constants({
            genesis: uint40(genesis),
            daySeconds: uint32(constantOf(json, "daySeconds")),
            windows: uint8(constantOf(json, "windows")),
            windowSeconds: uint32(constantOf(json, "windowSeconds")),
            graceSeconds: uint32(constantOf(json, "graceSeconds")),
            beatSeconds: uint32(constantOf(json, "beatSeconds")),
            eraSeconds: uint32(constantOf(json, "eraSeconds")),
            unitBytes: uint64(constantOf(json, "unitBytes")),
            blockSectors: uint32(constantOf(json, "blockSectors"))
        });
    }

    function values(string memory profile) internal view returns (uint256[] memory all) {
        string memory json = read(profile);
        all = new uint256[](COUNT);
        for (uint256 i = 0; i < COUNT; i++) {
            all[i] = vm.parseJsonUint(json, string.concat(".values.", nameOf(Parameter(i))));
        }
    }

    function read(string memory profile) internal view returns (string memory) {
        return vm.readFile(string.concat("parameters/", profile, ".json"));
    }

    function constantOf(string memory json, string memory name) internal pure returns (uint256) {
        return vm.parseJsonUint(json, string.concat(".constants.", name));
    }

    /// @dev Solidity cannot spell its enums; a member without a name here breaks Profiles.t.sol.
    function nameOf(Parameter parameter) internal pure returns (string memory) {
        string[43] memory names = [
            "BasePrice",
            "PriceSteepness",
            "PriceChangePerDay",
            "MinimumTerm",
            "DefaultTerm",
            "CollateralPerUnit",
            "DrawFee",
            "DrawTimeout",
            "ActivationTimeout",
            "SampleCount",
            "DrawsPerSample",
            "RepeatOdds",
            "MinerShare",
            "ServiceShare",
            "FullThreshold",
            "CreditFactor",
            "SecondMissFine",
            "FurtherMissFine",
            "RepairMisses",
            "ExitMisses",
            "SettleBounty",
            "RepairFine",
            "ExitCooling",
            "KeeperShare",
            "KeeperFee",
            "ServedMebibytes",
            "ValidatorStake",
            "StakeCooling",
            "CreditBaseline",
            "EquivocationFine",
            "AbsenceFine",
            "ValidatorSeats",
            "RegistrationBond",
            "RevealWindow",
            "DisputeBond",
            "AnswerWindow",
            "VerdictWindow",
            "VerdictShare",
            "PriceNotice",
            "RetrievalWindow",
            "GatewayShare",
            "DeliveryWindow",
            "ComplaintWindow"
        ];
        return names[uint256(parameter)];
    }
}

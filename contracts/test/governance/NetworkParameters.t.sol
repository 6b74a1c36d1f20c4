// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {INetworkParameters, Parameter} from "../../src/governance/INetworkParameters.sol";
import {NetworkParameters} from "../../src/governance/NetworkParameters.sol";
import {Profile} from "../support/Profile.sol";
import {Test} from "../support/Test.sol";

contract NetworkParametersTest is Test {
    address private constant GOVERNOR = address(0x60);
    uint256 private constant GENESIS = 1_800_000_000;

    NetworkParameters private parameters;

    function setUp() external {
        vm.warp(GENESIS);
        parameters = deploy(Profile.constants("test", GENESIS), Profile.values("test"));
    }

    function test_constantsAreKept() external view {
        assertEq(
            keccak256(abi.encode(parameters.constants())), keccak256(abi.encode(Profile.constants("test", GENESIS)))
        );
    }

    function test_daysAndErasAreCountedFromGenesis() external {
        assertEq(parameters.today(), 0);
        vm.warp(GENESIS + 86_399);
        assertEq(parameters.today(), 0);
        assertEq(parameters.era(), 3);
        vm.warp(GENESIS + 86_400);
        assertEq(parameters.today(), 1);
        assertEq(parameters.era(), 4);
    }

    function testFuzz_settingOneValueLeavesTheOthers(uint256 index, uint256 value) external {
        Parameter parameter = Parameter(bound(index, 0, Profile.COUNT - 1));
        (uint256 minimum, uint256 maximum) = parameters.bounds(parameter);
        value = bound(value, minimum, maximum);
        uint256[] memory before = parameters.all();
        vm.prank(GOVERNOR);
        try parameters.set(parameter, value) {
            before[uint256(parameter)] = value;
        } catch (bytes memory reason) {
            // Only the rules between two values may refuse what its own bounds admit.
            bytes4 selector = bytes4(reason);
            assertTrue(
                selector == INetworkParameters.SharesExceedWhole.selector || parameter == Parameter.MinimumTerm
                    || parameter == Parameter.DefaultTerm || parameter == Parameter.DrawTimeout
                    || parameter == Parameter.RepairMisses || parameter == Parameter.ExitMisses
            );
        }
        assertEq(parameters.all(), before);
    }

    function testFuzz_valuesOutsideBoundsAreRefused(uint256 index, uint256 value) external {
        Parameter parameter = Parameter(bound(index, 0, Profile.COUNT - 1));
        (uint256 minimum, uint256 maximum) = parameters.bounds(parameter);
        vm.assume(value < minimum || value > maximum);
        bytes memory refusal = abi.encodeWithSelector(
            INetworkParameters.ParameterOutOfBounds.selector, parameter, minimum, maximum, value
        );
        vm.expectRevert(refusal);
        vm.prank(GOVERNOR);
        parameters.set(parameter, value);
        uint256[] memory values = Profile.values("test");
        values[uint256(parameter)] = value;
        vm.expectRevert(refusal);
        this.deploy(Profile.constants("test", GENESIS), values);
    }

    function testFuzz_onlyTheGovernorSets(address stranger) external {
        vm.assume(stranger != GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(INetworkParameters.OnlyGovernor.selector, GOVERNOR, stranger));
        vm.prank(stranger);
        parameters.set(Parameter.DrawFee, 50);
    }

    function test_aChangeIsAnEvent() external {
        vm.expectEmit(address(parameters));
        emit INetworkParameters.ParameterChanged(Parameter.DrawFee, 100, 50);
        vm.prank(GOVERNOR);
        parameters.set(Parameter.DrawFee, 50);
    }

    function test_sharesCannotExceedTheWhole() external {
        vm.startPrank(GOVERNOR);
        parameters.set(Parameter.MinerShare, 9_000);
        vm.expectRevert(abi.encodeWithSelector(INetworkParameters.SharesExceedWhole.selector, 10_000, 10_001));
        parameters.set(Parameter.ServiceShare, 1_001);
    }

    function test_termsStayInOrder() external {
        vm.prank(GOVERNOR);
        vm.expectRevert(
            abi.encodeWithSelector(INetworkParameters.ParameterOutOfBounds.selector, Parameter.MinimumTerm, 1, 364, 365)
        );
        parameters.set(Parameter.MinimumTerm, 365);
    }

    function test_drawTimeoutSpansFourBeats() external {
        vm.prank(GOVERNOR);
        vm.expectRevert(
            abi.encodeWithSelector(
                INetworkParameters.ParameterOutOfBounds.selector, Parameter.DrawTimeout, 240, 65_535, 239
            )
        );
        parameters.set(Parameter.DrawTimeout, 239);
    }

    function test_unsafeConstantsAreRefused() external {
        INetworkParameters.Constants memory value = Profile.constants("test", GENESIS + 1);
        refuses(value, "genesis is not in the future", GENESIS, GENESIS + 1);
        value.genesis = uint40(GENESIS);

        value.windows = 33;
        refuses(value, "1 to 32 windows a day", 32, 33);
        value.windows = 0;
        refuses(value, "1 to 32 windows a day", 32, 0);
        value.windows = 24;

        value.graceSeconds = 1_441;
        refuses(value, "windows and grace end within the day", 86_400, 86_401);
        value.graceSeconds = 0;
        refuses(value, "proofs have a grace", 1, 0);
        value.graceSeconds = 1_440;

        value.beatSeconds = 1_771;
        refuses(value, "two beats a window", 1_770, 1_771);
        value.beatSeconds = 0;
        refuses(value, "two beats a window", 1_770, 0);
        value.beatSeconds = 60;

        value.eraSeconds = 21_601;
        refuses(value, "an era is a whole number of beats", 60, 21_601);
        value.eraSeconds = 21_600;

        value.unitBytes = (1 << 30) - 1;
        refuses(value, "a unit is 1 GiB to 16 TiB", 1 << 30, value.unitBytes);
        value.unitBytes = 1 << 30;

        value.blockSectors = 1;
        refuses(value, "2 to 32768 sectors a block", 1 << 15, 1);
    }

    function test_missingValuesAndGovernorAreRefused() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                INetworkParameters.ConstantsUnsafe.selector, "one value per parameter", Profile.COUNT, 31
            )
        );
        this.deploy(Profile.constants("test", GENESIS), new uint256[](31));
        uint256[] memory values = Profile.values("test");
        INetworkParameters.Constants memory fixedConstants = Profile.constants("test", GENESIS);
        vm.expectRevert(
            abi.encodeWithSelector(INetworkParameters.ConstantsUnsafe.selector, "a governor is named", 1, 0)
        );
        NetworkParameters(Deploy.create("NetworkParameters", abi.encode("test", fixedConstants, values, address(0))));
    }

    function deploy(INetworkParameters.Constants memory value, uint256[] memory values)
        public
        returns (NetworkParameters)
    {
        return NetworkParameters(Deploy.create("NetworkParameters", abi.encode("test", value, values, GOVERNOR)));
    }

    function refuses(INetworkParameters.Constants memory value, string memory rule, uint256 expected, uint256 actual)
        private
    {
        uint256[] memory values = Profile.values("test");
        vm.expectRevert(abi.encodeWithSelector(INetworkParameters.ConstantsUnsafe.selector, rule, expected, actual));
        this.deploy(value, values);
    }
}
